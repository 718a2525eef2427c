# What whoever starts the bot on a server reads: what the law asks

law-block =
    ─────────────────────────────────────────────────────────────────────
    What Russian law asks (no legal advice: show it to a lawyer)

    { $mode ->
        [names] PERSONAL_DATA=names: messages hold first names and classes. State and municipal bodies and their institutions may not pass personal data through foreign messengers, Telegram is listed (149-FZ art. 10 p. 8; fines since 06.2023). For a municipal school set PERSONAL_DATA=codes.
        [codes] PERSONAL_DATA=codes: messages hold codes such as «7Б-03» only, the bot asks for no name and sends none. Whose code it is, paper at school knows, or this server: python -m bot roster import, python -m bot papers.
       *[none] PERSONAL_DATA=none: no participants, road maps and assignments only. The names of heads in an order are in the database: those are personal data too.
    }

    • Since 2025-06-01 (41-FZ) such bodies are restricted from contacting citizens through foreign messengers at all: decide before you start.
    • The database stands in Russia (152-FZ art. 18 p. 5): this server, DATABASE_URL and backups.
    { $mode ->
        [none] • Notify Roskomnadzor of the processing, name somebody who answers for it.
       *[other] • Notify Roskomnadzor of the processing, name somebody who answers for it. Consent is a document of its own (since 2025-09-01): the bot shows it; under 18 a guardian's consent is needed as well.
    }
    • Privacy policy: publish one and name it in BotFather (Edit Bot → Privacy Policy).
    • Consent withdrawn: processing stops at once, data are destroyed; a leak is told to Roskomnadzor within 24 hours, findings within 72.
    • Telegram is slowed down in Russia: keep the journal on paper, the bot understands it.
    This is shown once; more in README.
    ─────────────────────────────────────────────────────────────────────
