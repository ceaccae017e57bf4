"""Every file of the public site as a value: its address, its template and the words it shows."""
