# The same steps as `make run`: the locked dependencies into .venv/, then the bot. A folder wheels/ (from `make bundle`)
# in the build context is used instead of a package registry.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS packages
WORKDIR /app
COPY tools/install.py tools/
COPY requirements.lock ./
# The lock is named once more because a pattern that fits nothing would be an error; wheels/ is optional.
COPY requirements.lock wheels* wheels/
RUN python tools/install.py

FROM python:${PYTHON}-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin bot \
    && install --directory --owner=bot --group=bot --mode=0700 /data /backups
WORKDIR /app
COPY --from=packages /app/.venv .venv
# Room by room: of what else lies here nothing is needed, least of all wheels/.
COPY LICENSE ./
COPY bot bot
COPY handlers handlers
COPY scheduler scheduler
COPY papers papers
COPY aside aside
COPY db db
COPY locales locales
COPY domain domain
COPY playground playground
COPY examples examples
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    DATA_DIR=/data
# The code is root's and cannot be changed by the bot, so its bytecode is written now.
RUN python -m compileall -q bot handlers scheduler papers aside db locales domain playground
USER 10001
VOLUME /data
# Where WEBHOOK_LISTEN and MONITOR_LISTEN usually are; nothing listens unless they are set.
EXPOSE 8080 9464
HEALTHCHECK --interval=60s --timeout=15s --start-period=90s --retries=3 CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot", "run"]
