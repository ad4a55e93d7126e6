"""Apache Spark: the engine for a lake that one machine no longer reads, in this process or on a cluster."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cermat.rollup import asking, compiling, lake, tables
from cermat.rollup.asking import Answer, Asked, Fetched
from cermat.rollup.engines import embedded
from cermat.rollup.errors import RollupRefused

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LOCAL = "local[*]"
# The tables by which the many rows are counted.
HANDED_OUT = ("last_days", "terms")
_MASTER = re.compile(r"local(\[(\d+|\*)(,\d+)?\])?$|spark://.|yarn$|k8s://.")
_SPARK_TYPES = {
    "int32": "INT",
    "int64": "BIGINT",
    "string": "STRING",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP_NTZ",
}


def answer(asked: Asked, source: str, *, master: str = LOCAL) -> Answer:
    """Return the counts asked of a lake: a folder, or an address that the cluster's file systems know.

    `master`: where Spark runs. Raises NoLake, SpoiltLake where a file of a folder was altered, and RollupRefused where
    Spark cannot be started.
    """
    base, folder = source.rstrip("/"), folder_of(source)
    known = lake.read_folder(folder) if folder else None
    if folder and known:
        lake.refuse_altered(known, folder, years=asked.years, as_of=asked.as_of)
    with session(master) as spark:
        known = known or read_at(spark, base)
        name_tables(spark, base, known=known, asked=asked)
        return asking.answered_by_lake(fetched(asked, known, spark=spark), asked, known=known)


def folder_of(source: str) -> Path | None:
    """Return the folder that a source names; None for an address that only the cluster's file systems know."""
    path = source.removeprefix("file://") if source.startswith("file:///") else source
    return None if "://" in path else Path(path)


def fetched(asked: Asked, known: lake.Lake, *, spark: "SparkSession") -> Fetched:
    """Return what answers, of a lake whose tables the session knows.

    Spark counts the many rows. All before and after is few rows, which its plans cannot know: DuckDB does that here.
    """
    steps = asking.of(known, asked)
    counting = compiling.counting_statement(steps, asked, engine="spark")
    *before, _, last = compiling.statements(steps, asked, engine="duckdb")
    with embedded.connected() as here:
        for table in tables.ASKED:
            here.register(table.name, _of_years(spark.table(table.name), table, years=asked.years).toArrow())
        embedded.make_tables(here, before)
        for name in HANDED_OUT:
            made = spark.createDataFrame(here.table(name).to_arrow_table())
            made.hint("broadcast").createOrReplaceTempView(name)
        here.register(counting.name, spark.sql(counting.text).toArrow())
        return embedded.fetch(here, last)


def _of_years(rows: "DataFrame", table: tables.Table, *, years: tuple[int, ...]) -> "DataFrame":
    return rows.where(rows["year"].isin(*years)) if "year" in table.columns else rows


def name_tables(spark: "SparkSession", base: str, *, known: lake.Lake, asked: Asked) -> None:
    """Let the session know the tables of the lake in a place, of the years asked alone where a file holds one."""
    for table in tables.READ:
        files = [f"{base}/{each.path}" for each in known.needed(table, asked.years, as_of=asked.as_of)]
        _read(spark, table, files=files).createOrReplaceTempView(table.name)


def is_master(address: str) -> bool:
    """Return whether an address names a place where Spark runs: this process, or a cluster."""
    return _MASTER.match(address) is not None


@contextmanager
def session(master: str) -> Iterator["SparkSession"]:
    """Hand out a Spark session; it ends with the block."""
    if not is_master(master):
        raise RollupRefused(
            f"{master} bukan alamat Spark; tulis misalnya spark://tuan-rumah:7077, atau hapus --master."
        )
    try:
        import pyarrow  # noqa: F401  in whose tables rows come and go
        from py4j.protocol import Py4JError, Py4JJavaError
        from pyspark.errors import PySparkException, PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise RollupRefused(
            "Mesin spark belum terpasang; pasang dengan `pip install cermat[cluster]`, atau pakai --engine duckdb."
        ) from error
    if master.startswith(("local", "spark://127.0.0.1")):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(master).appName("cermat rollup")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Py4JError as error:
        raise RollupRefused(f"Spark tidak dapat dijalankan pada {master}; periksa alamat klasternya.") from error
    except (PySparkRuntimeError, OSError) as error:
        raise RollupRefused(
            "Spark tidak dapat dijalankan; pasang Java 17 (misalnya paket openjdk-17-jre-headless) dan setel JAVA_HOME "
            "(untuk yarn juga HADOOP_CONF_DIR)."
        ) from error
    try:
        yield spark
    except PySparkException as error:
        raise RollupRefused(f"Spark menolak: {str(error).splitlines()[0]}") from error
    except Py4JJavaError as error:
        raise RollupRefused(
            f"Spark tidak dapat membaca danau data ({_cause(error)}); periksa berkasnya, dan untuk s3a:// pasang "
            "pustaka hadoop-aws pada Spark (spark.jars.packages)."
        ) from error
    finally:
        spark.stop()


def _cause(error: Any) -> str:
    """Return the first line of what Java says."""
    return str(error.java_exception.toString()).splitlines()[0]


_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # What is shuffled are counts of offices; one task adds them up.
    "spark.sql.shuffle.partitions": "1",
    # What is joined is told beforehand; to plan anew after every stage takes longer than small stages do.
    "spark.sql.adaptive.enabled": "false",
    # One task a file takes longer to hand out than to do.
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "32",
}


def _read(spark: "SparkSession", table: tables.Table, *, files: list[str]) -> "DataFrame":
    schema = ", ".join(f"{name} {_SPARK_TYPES[kind]}" for name, (kind, _) in table.columns.items())
    return spark.read.schema(schema).parquet(*files) if files else spark.createDataFrame([], schema)


def read_at(spark: "SparkSession", base: str) -> lake.Lake:
    """Return the lake at an address that the cluster's file systems know. Raises NoLake."""
    from pyspark.errors import AnalysisException

    try:
        rows = spark.read.text(f"{base}/{lake.NAME}", wholetext=True).collect()
    except AnalysisException as error:
        if error.getCondition() != "PATH_NOT_FOUND":
            raise
        raise lake.NoLake(
            f"Tidak ada danau data di {base}; tulis dengan `cermat export lake FOLDER`, lalu salin ke sana."
        ) from error
    return lake.read_whole(str(rows[0][0]), at=base)
