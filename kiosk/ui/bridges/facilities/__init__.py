"""The bridges of facilities mode: one a screen, held in desks (``desks_*``), which ``whole.FacilitiesBridge`` holds."""
