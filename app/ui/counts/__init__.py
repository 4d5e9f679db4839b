"""The page of counts: compliments, complaints about network hospitals, and what is reported apart."""
