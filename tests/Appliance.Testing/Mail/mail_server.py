"""A real SMTP server (aiosmtpd) for the tests: keeps what it takes in a folder, one file a mail, and misbehaves on demand.

Recipients decide: soft@ 451 for the first try, later@ 451 always, gone@ 550, slow@ no answer. Senders sign in as mailer / pass-phrase.
"""
import argparse
import asyncio
import os
import ssl
import uuid

from aiosmtpd.smtp import AuthResult, SMTP, LoginPassword


class Keep:
    def __init__(self, folder):
        self.folder = folder
        self.tried = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "gone":
            return "550 5.1.1 no such user here"
        if name == "later" or (name == "soft" and address not in self.tried):
            self.tried.add(address)
            return "451 4.7.1 try again later"
        if name == "slow":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        name = uuid.uuid4().hex
        head = f"X-Envelope-From: {envelope.mail_from}\r\nX-Envelope-To: {','.join(envelope.rcpt_tos)}\r\nX-Tls: {server.transport.get_extra_info('sslcontext') is not None}\r\n"
        path = os.path.join(self.folder, name)
        with open(path + ".part", "wb") as file:
            file.write(head.encode() + envelope.original_content)
        os.rename(path + ".part", path + ".eml")
        return f"250 2.0.0 queued as {name[:12]}"


def check(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b"mailer" and data.password == b"pass-phrase"
    return AuthResult(success=good, handled=good)


async def main():
    arguments = argparse.ArgumentParser()
    for name in ("folder", "cert", "key", "mode"):
        arguments.add_argument("--" + name, required=True)
    options = arguments.parse_args()
    handler = Keep(options.folder)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.cert, options.key)

    def make():
        plain = options.mode == "none"
        return SMTP(
            handler, hostname="mail.test", enable_SMTPUTF8=True,
            tls_context=context if options.mode == "starttls" else None, require_starttls=options.mode == "starttls",
            authenticator=None if plain else check, auth_required=not plain, auth_require_tls=options.mode == "starttls")

    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=context if options.mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
