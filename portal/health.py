"""Is the process alive, and is the house in order?"""

from django.db import connection
from django.http import JsonResponse

from casework.core import guards


def alive(request):
    """200 while the process answers."""
    return JsonResponse({"alive": True})


def ready(request):
    """200 when the database answers and its guards agree with the code; else 503."""
    connection.ensure_connection()
    drift = guards.drift()
    return JsonResponse({"ready": not drift, "faults": len(drift)}, status=503 if drift else 200)
