"""What-if (thử thay đổi): changes tried on a copy of the results, what every quota becomes, and who fits next."""
