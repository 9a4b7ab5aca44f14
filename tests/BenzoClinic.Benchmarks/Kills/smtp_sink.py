"""A real mail server for the kill runs: takes every mail, writes its Message-ID down, and only then, after a while, says so.

usage: smtp_sink.py PORT LOG SECONDS
"""
import asyncio
import sys

from aiosmtpd.controller import Controller

PORT, LOG, SECONDS = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])


class Sink:
    async def handle_DATA(self, server, session, envelope):
        head = envelope.content.decode("utf-8", "replace").split("\r\n\r\n", 1)[0]
        for line in head.split("\r\n"):
            if line.lower().startswith("message-id:"):
                with open(LOG, "a", encoding="utf-8") as log:
                    log.write(line.split(":", 1)[1].strip() + "\n")
        await asyncio.sleep(SECONDS)
        return "250 OK"


if __name__ == "__main__":
    controller = Controller(Sink(), hostname="127.0.0.1", port=PORT)
    controller.start()
    print("ready", flush=True)
    sys.stdin.read()
    controller.stop()
