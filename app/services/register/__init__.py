"""The register: pages of cases, counts, filters and search."""
