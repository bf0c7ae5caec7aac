"""What is certain: clinched, eliminated, best and worst final place, each with a witness."""
