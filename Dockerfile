# The studio in a container, on the CPU: docs/how-to/studio.md tells how to run it.

FROM python:3.11-slim-bookworm AS made
ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
WORKDIR /paint-gym
COPY constraints.txt ./
# without gigabytes of CUDA, and in a layer that stays when our own files change
RUN pip install -c constraints.txt torch
COPY pyproject.toml README.md LICENSE DATA-TERMS.md ./
COPY renderers renderers
COPY paint_gym paint_gym
COPY agents agents
COPY benchmarks benchmarks
RUN pip install -c constraints.txt ".[studio]"

FROM python:3.11-slim-bookworm
# what OpenCV links to: the distribution sees to its version
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgl1 libglib2.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home studio \
    && install -d -o studio /kernels
COPY --from=made /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    NUMBA_CACHE_DIR=/kernels
USER 1000
WORKDIR /home/studio
# what lays strokes is compiled here, so that the first painting need not wait for it
RUN python -m agents.paint bundled:coffee.png --strokes 10 --steps 2 --view 32 --size 32 -o /tmp/out \
    && rm -r /tmp/out
# a volume begins with what the image holds and can be written to, also under --read-only
VOLUME /kernels
EXPOSE 8000
HEALTHCHECK --start-period=60s --timeout=10s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/api/about', timeout=9)"]
CMD ["python", "-m", "agents.studio", "--host", "0.0.0.0", "--port", "8000"]
