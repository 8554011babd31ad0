"""Read the web: feeds, articles and pages that posts cite, from hosts that the operator names alone."""
