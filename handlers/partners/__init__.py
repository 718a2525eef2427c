"""The register of partner enterprises: looked through, written, taken along as a workbook."""
