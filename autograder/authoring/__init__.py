"""Making a week: its text, cards and quiz read, built, looked over, packed and rendered."""
