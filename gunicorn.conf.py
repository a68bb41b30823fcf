"""How gunicorn serves the portal; it reads this file by itself where it is started in this folder."""

LARGE = 1024 * 1024


def pre_request(worker: object, request: object) -> None:
    """Close the connection after a large request: else whatever the portal refused unread would still be read to its
    end, to come to the next request. The same for a body that does not say how large it is."""
    for name, value in request.headers:
        if name == "TRANSFER-ENCODING" or (name == "CONTENT-LENGTH" and int(value) > LARGE):
            request.force_close()
