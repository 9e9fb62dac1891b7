"""The facet Khen thưởng: awards of all years, passports, double awards."""
