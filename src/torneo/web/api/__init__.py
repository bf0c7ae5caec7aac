"""The API for programs under `/api/v1`: a module each for what is asked and what is done, listed here."""

from fastapi import APIRouter

ROUTERS: tuple[APIRouter, ...] = ()
"""In the order in which an address is looked for."""
