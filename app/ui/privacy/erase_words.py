"""What is said of erasing in more than one place."""

from app.translation import N_

# The day is that of what is thinned: the last former data stay (`former_data`), and so does what no copy comes to.
BEYOND = N_(
    "That day is not kept by the last folder of data that a copy took the place of, nor by a stick or folder that no "
    "more copies are brought to: these hold it until somebody takes them away."
)
