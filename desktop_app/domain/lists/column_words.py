"""How offices head their columns: labels as written, and openings by which longer labels are known.

Labels are compared without asides in brackets, without signs and "và". The
English ones are those of lists that other programs write for the command line.
"""

from __future__ import annotations

from desktop_app.domain.lists.column import Column

LABELS: dict[Column, tuple[str, ...]] = {
    Column.SERIAL: ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "No"),
    Column.SALUTATION: ("Ông/Bà", "Ông, bà", "Ông", "Xưng hô", "Danh xưng", "Bà, ông", "Ông bà", "Đồng chí"),
    Column.FULL_NAME: (
        "Họ và tên", "Họ tên", "Họ, tên", "Tên", "Cá nhân", "Tên cá nhân", "Tên cán bộ", "Người đăng ký",
        "Họ và tên CBCC", "Họ tên cán bộ", "Họ và tên khai sinh", "Tên người", "Người lao động", "Họ tên đầy đủ",
    ),
    Column.FAMILY_NAME: (
        "Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ, tên đệm", "Họ tên đệm", "Họ và chữ đệm", "Họ lót",
        "Họ và tên lót", "Họ và lót", "Họ và chữ lót",
    ),
    Column.GIVEN_NAME: ("Tên gọi", "Tên riêng"),
    Column.BIRTH: (
        "Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Sinh năm", "Sinh ngày", "N.sinh",
        "NS", "Ngày tháng sinh", "Ngày/tháng/năm sinh", "Tháng năm sinh", "Sinh", "NTNS", "Ngày, năm sinh",
    ),
    Column.BIRTH_MALE: ("Năm sinh Nam", "Ngày sinh Nam", "Ngày tháng năm sinh Nam", "Sinh năm Nam", "Nam sinh năm"),
    Column.BIRTH_FEMALE: ("Năm sinh Nữ", "Ngày sinh Nữ", "Ngày tháng năm sinh Nữ", "Sinh năm Nữ", "Nữ sinh năm"),
    Column.SEX: ("Giới tính", "Phái", "Nam/Nữ", "Nam, nữ", "Nam-nữ", "Giới", "GT"),
    Column.MALE_MARK: ("Nam", "Giới tính Nam", "Giới Nam", "Phái Nam"),
    Column.FEMALE_MARK: ("Nữ", "Giới tính Nữ", "Giới Nữ", "Phái Nữ"),
    Column.POST: (
        "Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức danh, chức vụ", "Chức vụ công tác", "Chức vụ hiện nay",
        "CV", "Chức vụ, chức danh nghề nghiệp", "Chức vụ hiện tại", "Chức vụ hoặc chức danh", "Vị trí việc làm",
        "Vị trí công tác", "Nhiệm vụ", "Công việc đảm nhận",
    ),
    Column.POST_AND_UNIT: (
        "Chức vụ, đơn vị", "Chức vụ, đơn vị công tác", "Chức vụ và nơi công tác", "Chức danh, đơn vị",
        "Chức vụ, nơi công tác", "Chức danh, đơn vị công tác", "Chức vụ, phòng", "Chức vụ, bộ phận",
        "Chức vụ, chức danh, đơn vị công tác", "CV, ĐV", "Chức vụ, chức danh, đơn vị", "Chức vụ, phòng ban",
    ),
    Column.UNIT: (
        "unit", "Đơn vị", "Đơn vị công tác", "Phòng", "Phòng ban", "Phòng, ban", "Phòng, đơn vị", "Tên đơn vị",
        "Bộ phận", "Nơi công tác", "Cơ quan, đơn vị", "Cơ quan", "Phòng công tác", "Đ.vị", "ĐV", "Phòng, ban, đơn vị",
        "Phòng chuyên môn", "Cơ quan công tác", "Phòng, trung tâm", "Thuộc đơn vị", "Tổ chức", "Đơn vị chủ trì",
        "Đơn vị thực hiện", "Đơn vị đăng ký", "Khoa, phòng",
    ),
    Column.JOINED_ON: (
        "Ngày vào", "Ngày vào cơ quan", "Ngày vào làm", "Ngày vào ngành", "Ngày tuyển dụng", "Ngày nhận công tác",
        "Ngày về", "Thời gian vào", "Ngày bắt đầu", "Ngày về đơn vị", "Từ ngày", "Ngày bắt đầu công tác", "Ngày đến",
    ),
    Column.LEFT_ON: (
        "Ngày thôi", "Ngày thôi việc", "Ngày nghỉ", "Ngày nghỉ hưu", "Ngày chuyển đi", "Ngày thôi công tác",
        "Đến ngày", "Ngày kết thúc", "Ngày nghỉ việc", "Ngày chuyển công tác", "Ngày đi",
    ),
    Column.NOTE: ("Ghi chú", "Ghi chú thêm", "GC", "G.chú", "Chú thích", "Lưu ý"),
    Column.COLLECTIVE: (
        "Tên tập thể", "Tập thể", "Tên tập thể, đơn vị", "Tập thể, đơn vị", "Tên phòng", "Tập thể đăng ký",
    ),
    Column.SUBJECT: (
        "subject", "Họ và tên, tập thể", "Họ và tên, tên tập thể", "Tên cá nhân, tập thể", "Cá nhân, tập thể",
        "Tập thể, cá nhân", "Tên tập thể, cá nhân", "Họ tên, tập thể", "Họ tên, tên tập thể", "Tên đối tượng",
        "Họ và tên hoặc tên tập thể", "Họ và tên, tên đơn vị", "Tên tập thể, họ và tên cá nhân",
        "Họ và tên cá nhân, tên tập thể", "Tên cá nhân, tên tập thể",
    ),
    Column.SUBJECT_KIND: ("Đối tượng", "Loại đối tượng", "Loại", "Cá nhân hay tập thể"),
    Column.HEADCOUNT: (
        "Số người", "Tổng số người", "Số CBCC", "Biên chế", "Số lượng người", "Quân số", "Tổng số CBCCVC",
    ),
    Column.TITLE: (
        "Danh hiệu", "Danh hiệu thi đua", "DHTĐ", "Đăng ký danh hiệu", "Đăng ký danh hiệu thi đua", "Đăng ký thi đua",
        "Thi đua", "Danh hiệu đăng ký", "Danh hiệu thi đua đăng ký", "Danh hiệu đạt được", "Danh hiệu đã đạt",
        "ĐK danh hiệu thi đua", "Danh hiệu TĐ", "Danh hiệu đề nghị", "Đăng ký DHTĐ", "Danh hiệu thi đua đã đạt",
        "Danh hiệu thi đua đạt được",
    ),
    Column.COMMENDATION: (
        "Hình thức khen thưởng", "HTKT", "Đăng ký khen thưởng", "Khen thưởng", "Hình thức khen",
        "Đăng ký hình thức khen thưởng", "Hình thức đăng ký", "Hình thức khen thưởng đăng ký", "Hình thức KT",
        "ĐK khen thưởng", "Khen thưởng đã đạt", "Hình thức", "Hình thức khen thưởng đã được tặng", "Mức khen",
        "Hình thức khen thưởng đề nghị", "Đăng ký HTKT",
    ),
    Column.AWARD: (
        "award", "Danh hiệu, hình thức", "Danh hiệu, hình thức khen thưởng",
        "Danh hiệu thi đua, hình thức khen thưởng", "DHTĐ, HTKT", "Danh hiệu TĐ, hình thức KT",
        "Danh hiệu, hình thức đăng ký", "Đăng ký", "Danh hiệu, HTKT", "Hình thức, danh hiệu",
        "Đăng ký danh hiệu, hình thức", "Đăng ký thi đua khen thưởng", "Danh hiệu hoặc hình thức khen thưởng",
        "Hình thức khen thưởng, danh hiệu thi đua", "Thành tích khen thưởng", "Nội dung đăng ký",
        "Kết quả khen thưởng", "Đăng ký danh hiệu thi đua, hình thức khen thưởng", "Danh hiệu khen thưởng",
    ),
    Column.YEAR: (
        "Năm", "Năm khen thưởng", "Năm đạt", "Năm đạt danh hiệu", "Năm công tác", "Năm học", "Năm thành tích",
        "Năm khen", "Năm xét", "Năm thi đua", "Năm được tặng", "Năm công nhận", "Năm đạt được",
    ),
    Column.FROM_YEAR: ("Từ năm", "Năm bắt đầu", "Giai đoạn từ năm", "Từ", "Giai đoạn từ", "Thời gian từ năm"),
    Column.TO_YEAR: ("Đến năm", "Năm kết thúc", "Giai đoạn đến năm", "Đến", "Giai đoạn đến", "Thời gian đến năm"),
    Column.PERIOD: (
        "Giai đoạn", "Thời kỳ", "Từ năm - đến năm", "Từ năm đến năm", "Giai đoạn, năm", "Năm, giai đoạn",
        "Giai đoạn khen thưởng", "Thời gian thành tích", "Thời gian lập thành tích", "Thành tích từ năm đến năm",
        "Thời gian xét khen",
    ),
    Column.DECISION: (
        "Số, ngày quyết định", "Số, ngày tháng năm quyết định", "Quyết định", "Số, ngày, tháng, năm quyết định",
        "Quyết định số, ngày", "Số, ngày, tháng, năm của quyết định", "Số và ngày quyết định", "Căn cứ quyết định",
        "Số QĐ, ngày QĐ", "Số, ngày QĐ", "QĐ", "Số, ngày, tháng, năm của quyết định, cơ quan ban hành quyết định",
        "Quyết định khen thưởng", "QĐ số, ngày", "QĐ khen thưởng", "Quyết định số, ngày tháng năm",
        "Số quyết định, ngày quyết định", "Số QĐ, ngày tháng năm", "Số quyết định, ngày ký",
        "Quyết định số, ngày tháng năm, cơ quan ban hành", "Số, ngày, tháng, năm QĐ", "Quyết định công nhận",
    ),
    Column.DECISION_NUMBER: (
        "decision_number", "Số quyết định", "Quyết định số", "Số, ký hiệu quyết định", "Số QĐ", "QĐ số", "Số, ký hiệu",
        "Số hiệu quyết định", "Ký hiệu quyết định", "Số, ký hiệu QĐ", "Số", "Số văn bản", "Số hiệu",
    ),
    Column.DECISION_DAY: (
        "decision_on", "Ngày quyết định", "Ngày", "Ngày QĐ", "Quyết định ngày", "Ngày ký", "Ngày ban hành",
        "Ngày tháng năm quyết định", "Ngày tháng", "Ngày ra quyết định", "Ngày, tháng, năm", "Ngày ký quyết định",
        "Quyết định ngày tháng năm", "Ngày tháng QĐ", "Ngày khen thưởng", "Ngày công nhận",
    ),
    Column.AUTHORITY: (
        "Cơ quan quyết định", "Cấp quyết định", "Cấp khen thưởng", "Cơ quan ban hành", "Cấp khen",
        "Cơ quan khen thưởng", "Cấp ký", "Thẩm quyền", "Thẩm quyền quyết định", "Cấp ban hành",
        "Cơ quan ban hành quyết định", "Cấp, cơ quan quyết định", "Cơ quan ký", "Người ký", "Đơn vị ban hành",
        "Cấp có thẩm quyền", "Cấp", "Cơ quan tặng", "Cấp ra quyết định", "Cơ quan ra quyết định",
        "Quyết định cơ quan ban hành", "Quyết định cấp", "Cấp trao tặng", "Cơ quan trao tặng", "Quyết định của",
        "Của cấp", "Cơ quan công nhận", "Hội đồng công nhận", "Đơn vị công nhận",
    ),
    Column.ACHIEVEMENT: (
        "Thành tích", "Tóm tắt thành tích", "Nội dung khen thưởng", "Lý do khen", "Thành tích đạt được",
        "Lý do khen thưởng", "Nội dung thành tích", "Lý do", "Thành tích xuất sắc",
    ),
    Column.AWARD_TYPE: (
        "Loại khen thưởng", "Loại khen", "Loại hình khen thưởng", "Hình thức xét", "Loại hình", "Loại thành tích",
        "Diện khen thưởng",
    ),
    Column.OUTCOME: ("outcome", "Kết quả", "Kết quả xét", "Kết quả bình xét", "Kết quả xét duyệt"),
    Column.WAVE: ("wave", "Đợt", "Đợt thi đua", "Phong trào", "Tên phong trào"),
    Column.INITIATIVE: (
        "Tên đề tài sáng kiến", "Tên sáng kiến", "Sáng kiến", "Tên đề tài", "Tên đề tài, sáng kiến",
        "Đề tài, sáng kiến", "Tên SKKN", "Tên sáng kiến, đề tài", "Đăng ký sáng kiến", "Tên sáng kiến, giải pháp",
        "Tên giải pháp, sáng kiến", "Đề tài sáng kiến", "Tên sáng kiến kinh nghiệm", "Đăng ký sáng kiến, đề tài",
        "Tên SK", "Sáng kiến, giải pháp", "Đăng ký tên sáng kiến",
    ),
    Column.FIELD: ("Lĩnh vực", "Lĩnh vực áp dụng", "Lĩnh vực sáng kiến", "Thuộc lĩnh vực"),
    Column.PROJECT: (
        "Tên dự án", "Dự án", "Tên công trình", "Tên dự án thi đua", "Dự án thi đua", "Tên công trình, dự án",
        "Tên mô hình", "Công trình", "Tên dự án, công trình", "Dự án, công trình thi đua",
    ),
    Column.DURATION: (
        "Thời gian thực hiện", "Thời gian", "Thời hạn", "Thời gian triển khai", "Tiến độ", "Thời gian hoàn thành",
        "Tiến độ thực hiện",
    ),
    Column.CONTENT: (
        "Nội dung thực hiện", "Nội dung", "Nội dung dự án", "Nội dung công việc", "Nội dung chính", "Mô tả",
    ),
    Column.EXPECTED_RESULT: (
        "Kết quả dự kiến", "Dự kiến kết quả", "Kết quả dự kiến đạt được", "Kết quả đạt được dự kiến",
        "Hiệu quả dự kiến", "Kết quả cần đạt", "Sản phẩm dự kiến", "Mục tiêu", "Dự kiến kết quả đạt được",
        "Kết quả mong đợi",
    ),
    Column.GRADE: (
        "grade", "Xếp loại", "Xếp loại chất lượng", "Mức xếp loại", "Kết quả xếp loại", "Kết quả đánh giá, xếp loại",
        "Đánh giá, xếp loại", "XL", "Mức độ hoàn thành nhiệm vụ", "Mức độ hoàn thành", "Kết quả đánh giá",
        "Mức xếp loại chất lượng", "Kết quả xếp loại chất lượng", "Kết quả đánh giá, xếp loại chất lượng",
        "Đánh giá, xếp loại chất lượng", "Xếp loại cuối năm", "Mức đánh giá", "Kết quả XL", "Xếp loại công chức",
        "Xếp loại viên chức",
    ),
    Column.SCORE: (
        "score", "Điểm", "Số điểm", "Tổng điểm", "Điểm xếp loại", "Điểm đánh giá", "Tổng số điểm", "Điểm đánh giá, xếp loại",
        "Điểm đạt được", "Kết quả điểm",
    ),
    Column.STAFF_GROUP: (
        "Nhóm đối tượng", "Công chức, viên chức", "Công chức/viên chức", "CC/VC", "Loại cán bộ", "Diện", "Nhóm",
    ),
    Column.AUTHORS: (
        "authors", "Tác giả", "Tên tác giả", "Tác giả, đồng tác giả", "Tác giả, nhóm tác giả", "Họ và tên tác giả", "Nhóm tác giả",
        "Chủ nhiệm", "Chủ nhiệm đề tài", "Tác giả sáng kiến", "Họ tên tác giả", "Tác giả (đồng tác giả)",
        "Tác giả hoặc nhóm tác giả", "Tên tác giả, đồng tác giả", "Họ và tên tác giả, đồng tác giả", "Các tác giả",
        "Chủ nhiệm, tác giả", "Tác giả, chủ nhiệm",
    ),
    Column.CO_AUTHORS: ("Đồng tác giả", "Các đồng tác giả", "Cộng sự", "Tên đồng tác giả", "Đồng tác giả (nếu có)"),
    Column.REACH: ("reach", "Cấp công nhận", "Cấp công nhận sáng kiến", "Cấp sáng kiến", "Mức công nhận", "Cấp đề tài"),
    Column.INFLUENCE: (
        "Phạm vi ảnh hưởng", "Phạm vi áp dụng", "Phạm vi", "Phạm vi ảnh hưởng, áp dụng", "Phạm vi áp dụng, ảnh hưởng",
        "Mức độ ảnh hưởng", "Phạm vi ảnh hưởng của sáng kiến",
    ),
    Column.DISCIPLINE: (
        "Hình thức kỷ luật", "Kỷ luật", "Hình thức xử lý kỷ luật", "Mức kỷ luật", "Hình thức xử lý", "Xử lý kỷ luật", "HTKL",
    ),
    Column.FROM_ON: (
        "Ngày có hiệu lực", "Hiệu lực từ ngày", "Có hiệu lực từ", "Có hiệu lực từ ngày", "Kỷ luật từ ngày", "Ngày hiệu lực",
    ),
    Column.TO_ON: (
        "Ngày hết hiệu lực", "Ngày hết kỷ luật", "Hết hiệu lực ngày", "Ngày chấm dứt hiệu lực", "Ngày hết thời hạn kỷ luật",
        "Hết hiệu lực từ ngày", "Ngày chấm dứt",
    ),
    Column.VOTES_FOR: (
        "votes_for", "Số phiếu đồng ý", "Phiếu đồng ý", "Số phiếu tán thành", "Số phiếu bầu", "Số phiếu đạt", "Phiếu thuận",
        "Số phiếu", "Số phiếu thuận", "Số phiếu đồng ý đề nghị", "Đồng ý", "Tán thành", "Số phiếu nhất trí",
    ),
    Column.VOTES_ALL: (
        "Tổng số phiếu", "Số phiếu hợp lệ", "Tổng phiếu", "Phiếu hợp lệ", "Tổng số phiếu hợp lệ", "Số phiếu thu về",
    ),
}  # fmt: skip

OPENINGS: tuple[tuple[str, Column], ...] = (
    ("so thu tu", Column.SERIAL),
    ("(ho ten |ten )?(nhom )?tac gia|chu nhiem", Column.AUTHORS),
    ("(cac |ten )?dong tac gia", Column.CO_AUTHORS),
    ("(ket qua |muc |muc do )?(danh gia )?xep loai|muc (do )?hoan thanh", Column.GRADE),
    ("(tong )?(so )?diem (danh gia|xep loai|dat|tong)", Column.SCORE),
    ("hinh thuc (xu ly )?ky luat", Column.DISCIPLINE),
    ("pham vi (anh huong|ap dung)", Column.INFLUENCE),
    ("cap .*cong nhan", Column.REACH),
    ("so phieu (dong y|tan thanh|bau|thuan|dat)", Column.VOTES_FOR),
    ("(tong )?so phieu (hop le|thu ve)", Column.VOTES_ALL),
    ("(don vi|tap the|phong).* (ho ten|ca nhan)", Column.SUBJECT),
    ("(chuc vu|chuc danh).* (don vi|noi cong tac|phong|co quan|bo phan)", Column.POST_AND_UNIT),
    ("(ho ten|ten ca nhan).* (tap the|don vi)|ten tap the.* ca nhan", Column.SUBJECT),
    ("ho ten dem|ho ten lot|ho dem|ho lot|ho chu dem|ho chu lot", Column.FAMILY_NAME),
    ("ho ten|ten can bo|ten ca nhan|ten cong chuc|ten ccvc", Column.FULL_NAME),
    ("ngay sinh|nam sinh|ngay thang nam sinh|sinh ngay|sinh nam", Column.BIRTH),
    ("gioi tinh", Column.SEX),
    ("chuc vu|chuc danh", Column.POST),
    ("ten tap the|tap the .*(dang ky|de nghi|duoc)", Column.COLLECTIVE),
    ("(dang ky |de nghi )?danh hieu .*(hinh thuc|khen thuong)", Column.AWARD),
    ("(dang ky |de nghi )?danh hieu", Column.TITLE),
    (
        "(dang ky |de nghi )?hinh thuc( de nghi| dang ky)? khen|(de nghi|duoc) khen thuong|dang ky khen thuong",
        Column.COMMENDATION,
    ),
    ("(so|quyet dinh) .*ngay.* quyet dinh|quyet dinh so .*ngay", Column.DECISION),
    ("so quyet dinh|quyet dinh so|so ky hieu", Column.DECISION_NUMBER),
    ("ngay .*(quyet dinh|ban hanh)|ngay ky", Column.DECISION_DAY),
    ("(co quan|cap|tham quyen) .*(quyet dinh|khen|ban hanh|ky)", Column.AUTHORITY),
    ("ngay .*(vao(?! dang| doan)|tuyen dung|nhan cong tac)", Column.JOINED_ON),
    ("ngay .*(thoi|nghi|chuyen)", Column.LEFT_ON),
    ("don vi|phong ban|co quan don vi|noi cong tac", Column.UNIT),
    ("ghi chu", Column.NOTE),
    ("tu nam .*den nam|giai doan", Column.PERIOD),
    ("nam (dat|khen|duoc|cong nhan)", Column.YEAR),
    ("thanh tich|tom tat thanh tich", Column.ACHIEVEMENT),
    ("loai (hinh )?khen", Column.AWARD_TYPE),
    ("(ten )?(de tai|sang kien|giai phap)|dang ky sang kien", Column.INITIATIVE),
    ("linh vuc", Column.FIELD),
    ("ten du an|ten cong trinh|ten mo hinh", Column.PROJECT),
    ("thoi gian thuc hien|thoi gian", Column.DURATION),
    ("(ket qua|san pham|hieu qua) .*du kien|du kien ket qua", Column.EXPECTED_RESULT),
    ("noi dung", Column.CONTENT),
    ("ket qua", Column.OUTCOME),
)
"""Openings of longer labels, folded and without "và" and signs, in the order they are tried."""

GRADE_WORDS = "(khong )?hoan thanh( xuat sac| tot)?( nhiem vu)?$|htxsnv$|httnv$|htnv$|khtnv$|khong hoan thanh"
"""Openings of words that name one grade of a work rating (folded): heads of columns marked with an x."""

AWARD_WORDS = (
    "(tap the )?lao dong (tien tien|xuat sac|gioi)|chien si (thi dua|tien tien)|(tap the |don vi )?(tien tien|quyet thang)"
    "|bang khen|giay khen|hua[nm] chuong|huy chuong|co thi dua|ky niem chuong|anh hung|danh hieu vinh du"
    "|(ldtt|ldxs|ttldtt|ttldxs|tt ldtt|tt ldxs|cstd|cstdcs|cstdcb|cstdtq|cstd cs|bkt|bk|gk|gktt|hcld|knc|ctd)\\b"
)
"""Openings of words that name one award (folded)."""
