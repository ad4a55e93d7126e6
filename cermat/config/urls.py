"""Addresses: every page belongs to the web room."""

from django.urls import include, path

urlpatterns = [path("", include("cermat.web.urls"))]
handler500 = "cermat.web.views.failures.failed"
