"""The columns that lists of an office have, by meaning."""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """What a column holds. The values are stored with a remembered mapping: they never change."""

    SERIAL = "serial"  # STT
    SALUTATION = "salutation"  # Ông/Bà
    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"  # Họ đệm, with GIVEN_NAME beside it
    GIVEN_NAME = "given_name"
    BIRTH = "birth"  # day or year
    BIRTH_MALE = "birth_male"  # Năm sinh › Nam: year of birth and sex in one
    BIRTH_FEMALE = "birth_female"
    SEX = "sex"
    MALE_MARK = "male_mark"  # Giới tính › Nam, with an x
    FEMALE_MARK = "female_mark"
    POST = "post"
    POST_AND_UNIT = "post_and_unit"  # Chức vụ, đơn vị
    UNIT = "unit"
    JOINED_ON = "joined_on"
    LEFT_ON = "left_on"
    NOTE = "note"
    COLLECTIVE = "collective"  # Tên tập thể
    SUBJECT = "subject"  # person or collective
    SUBJECT_KIND = "subject_kind"  # Cá nhân / Tập thể
    HEADCOUNT = "headcount"
    TITLE = "title"  # danh hiệu thi đua; in a registration the one registered
    COMMENDATION = "commendation"  # hình thức khen thưởng
    AWARD = "award"  # title or commendation in one column
    AWARD_MARK = "award_mark"  # headed by the name of one award, marked with an x
    YEAR_AWARD = "year_award"  # headed by a year, each cell names the award of that year
    YEAR = "year"
    FROM_YEAR = "from_year"
    TO_YEAR = "to_year"
    PERIOD = "period"  # 2019-2023
    DECISION = "decision"  # number and day in one column
    DECISION_NUMBER = "decision_number"
    DECISION_DAY = "decision_day"
    AUTHORITY = "authority"  # cơ quan, cấp quyết định
    ACHIEVEMENT = "achievement"
    AWARD_TYPE = "award_type"  # thường xuyên, đột xuất, chuyên đề
    OUTCOME = "outcome"
    WAVE = "wave"
    INITIATIVE = "initiative"
    FIELD = "field"  # lĩnh vực
    PROJECT = "project"
    DURATION = "duration"
    CONTENT = "content"
    EXPECTED_RESULT = "expected_result"
    GRADE = "grade"  # xếp loại chất lượng
    GRADE_MARK = "grade_mark"  # headed by a grade, marked with an x
    YEAR_GRADE = "year_grade"  # headed by a year, each cell the grade of that year
    SCORE = "score"
    STAFF_GROUP = "staff_group"  # công chức, viên chức
    AUTHORS = "authors"  # several names in one cell
    CO_AUTHORS = "co_authors"
    REACH = "reach"  # cấp công nhận
    INFLUENCE = "influence"  # phạm vi ảnh hưởng
    DISCIPLINE = "discipline"  # hình thức kỷ luật
    FROM_ON = "from_on"  # of a discipline
    TO_ON = "to_on"
    VOTES_FOR = "votes_for"
    VOTES_ALL = "votes_all"  # valid ballots


class ListKind(StrEnum):
    """What a list is about."""

    PEOPLE = "people"
    AWARDS = "awards"
    REGISTRATIONS = "registrations"
    PROJECTS = "projects"
    RATINGS = "ratings"
    INITIATIVES = "initiatives"
    DISCIPLINES = "disciplines"
    SERVICE = "service"  # recruitment days
    VOTES = "votes"  # of a meeting that reviewed candidates


PROOF_KINDS = (ListKind.RATINGS, ListKind.INITIATIVES, ListKind.DISCIPLINES, ListKind.SERVICE, ListKind.VOTES)
"""Lists of proofs (minh chứng)."""

_PERSON = (
    Column.SERIAL, Column.SALUTATION, Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME, Column.BIRTH,
    Column.BIRTH_MALE, Column.BIRTH_FEMALE, Column.SEX, Column.MALE_MARK, Column.FEMALE_MARK, Column.POST,
    Column.POST_AND_UNIT, Column.UNIT, Column.NOTE,
)  # fmt: skip
_SUBJECTS = (*_PERSON, Column.COLLECTIVE, Column.SUBJECT, Column.SUBJECT_KIND, Column.HEADCOUNT)
_DECISION = (Column.DECISION, Column.DECISION_NUMBER, Column.DECISION_DAY, Column.AUTHORITY)
_AWARDS = (Column.TITLE, Column.COMMENDATION, Column.AWARD, Column.AWARD_MARK, Column.YEAR_AWARD, Column.YEAR)

COLUMNS_OF: dict[ListKind, tuple[Column, ...]] = {
    ListKind.PEOPLE: (*_PERSON, Column.JOINED_ON, Column.LEFT_ON),
    ListKind.AWARDS: (
        *_SUBJECTS, *_AWARDS, Column.FROM_YEAR, Column.TO_YEAR, Column.PERIOD, Column.DECISION, Column.DECISION_NUMBER,
        Column.DECISION_DAY, Column.AUTHORITY, Column.ACHIEVEMENT, Column.AWARD_TYPE, Column.OUTCOME, Column.WAVE,
    ),
    ListKind.REGISTRATIONS: (
        *_SUBJECTS, *_AWARDS, Column.ACHIEVEMENT, Column.WAVE, Column.INITIATIVE, Column.FIELD, Column.PROJECT,
        Column.DURATION, Column.CONTENT, Column.EXPECTED_RESULT,
    ),
    ListKind.PROJECTS: (
        Column.SERIAL, Column.PROJECT, Column.DURATION, Column.CONTENT, Column.EXPECTED_RESULT, Column.UNIT,
        Column.SUBJECT, Column.FULL_NAME, Column.FIELD, Column.NOTE,
    ),
    ListKind.RATINGS: (
        *_PERSON, Column.SUBJECT, Column.COLLECTIVE, Column.GRADE, Column.GRADE_MARK, Column.YEAR_GRADE, Column.SCORE,
        Column.STAFF_GROUP, Column.YEAR,
        *_DECISION,
    ),
    ListKind.INITIATIVES: (
        Column.SERIAL, Column.INITIATIVE, Column.AUTHORS, Column.CO_AUTHORS, Column.UNIT, Column.POST, Column.POST_AND_UNIT,
        Column.YEAR, Column.REACH, Column.INFLUENCE, *_DECISION, Column.FIELD, Column.NOTE,
    ),
    ListKind.DISCIPLINES: (
        *_PERSON, Column.DISCIPLINE, Column.FROM_ON, Column.TO_ON, Column.DURATION, *_DECISION,
    ),
    ListKind.SERVICE: (*_PERSON, Column.JOINED_ON, Column.LEFT_ON, Column.STAFF_GROUP),
    ListKind.VOTES: (
        *_SUBJECTS, Column.TITLE, Column.COMMENDATION, Column.AWARD, Column.YEAR, Column.VOTES_FOR, Column.VOTES_ALL,
    ),
}  # fmt: skip
"""The columns that a list of each kind may have."""

COLUMN_NAMES: dict[Column, str] = {
    Column.SERIAL: "Số thứ tự",
    Column.SALUTATION: "Ông/Bà",
    Column.FULL_NAME: "Họ và tên",
    Column.FAMILY_NAME: "Họ và tên đệm",
    Column.GIVEN_NAME: "Tên",
    Column.BIRTH: "Ngày, năm sinh",
    Column.BIRTH_MALE: "Năm sinh của nam",
    Column.BIRTH_FEMALE: "Năm sinh của nữ",
    Column.SEX: "Giới tính",
    Column.MALE_MARK: "Đánh dấu nam",
    Column.FEMALE_MARK: "Đánh dấu nữ",
    Column.POST: "Chức vụ",
    Column.POST_AND_UNIT: "Chức vụ, đơn vị",
    Column.UNIT: "Đơn vị",
    Column.JOINED_ON: "Ngày vào",
    Column.LEFT_ON: "Ngày thôi",
    Column.NOTE: "Ghi chú",
    Column.COLLECTIVE: "Tên tập thể",
    Column.SUBJECT: "Họ và tên / tập thể",
    Column.SUBJECT_KIND: "Đối tượng (cá nhân, tập thể)",
    Column.HEADCOUNT: "Số người",
    Column.TITLE: "Danh hiệu thi đua",
    Column.COMMENDATION: "Hình thức khen thưởng",
    Column.AWARD: "Danh hiệu / hình thức khen thưởng",
    Column.AWARD_MARK: "Đánh dấu danh hiệu",
    Column.YEAR_AWARD: "Danh hiệu của năm ghi ở tiêu đề",
    Column.YEAR: "Năm",
    Column.FROM_YEAR: "Từ năm",
    Column.TO_YEAR: "Đến năm",
    Column.PERIOD: "Giai đoạn",
    Column.DECISION: "Số, ngày quyết định",
    Column.DECISION_NUMBER: "Số quyết định",
    Column.DECISION_DAY: "Ngày quyết định",
    Column.AUTHORITY: "Cơ quan quyết định",
    Column.ACHIEVEMENT: "Thành tích",
    Column.AWARD_TYPE: "Loại khen thưởng",
    Column.OUTCOME: "Kết quả",
    Column.WAVE: "Đợt thi đua",
    Column.INITIATIVE: "Tên đề tài, sáng kiến",
    Column.FIELD: "Lĩnh vực",
    Column.PROJECT: "Tên dự án",
    Column.DURATION: "Thời gian thực hiện",
    Column.CONTENT: "Nội dung thực hiện",
    Column.EXPECTED_RESULT: "Kết quả dự kiến",
    Column.GRADE: "Xếp loại",
    Column.GRADE_MARK: "Đánh dấu mức xếp loại",
    Column.YEAR_GRADE: "Xếp loại của năm ghi ở tiêu đề",
    Column.SCORE: "Điểm",
    Column.STAFF_GROUP: "Công chức, viên chức",
    Column.AUTHORS: "Tác giả",
    Column.CO_AUTHORS: "Đồng tác giả",
    Column.REACH: "Cấp công nhận",
    Column.INFLUENCE: "Phạm vi ảnh hưởng",
    Column.DISCIPLINE: "Hình thức kỷ luật",
    Column.FROM_ON: "Ngày có hiệu lực",
    Column.TO_ON: "Ngày hết hiệu lực",
    Column.VOTES_FOR: "Số phiếu đồng ý",
    Column.VOTES_ALL: "Số phiếu hợp lệ",
}
"""What the clerk reads where a column is chosen."""
