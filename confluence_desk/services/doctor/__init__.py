"""The connection doctor: everything between this program and the site, looked at any time."""

from confluence_desk.services.doctor.examination import Doctor

__all__ = ["Doctor"]
