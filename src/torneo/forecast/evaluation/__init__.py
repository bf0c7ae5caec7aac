"""How good forecasts were: walked forward through past seasons, scored, with the error of every score."""
