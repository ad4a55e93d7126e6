"""The roll-up as one would write it by hand: on the lake, and on Parquet written plainly; for every office one paper.

By hand nothing is asked of the papers: that all offices work under the same one is taken for granted, so these ways do
less than `cermat rollup`. `{years}` and `{at}` are filled in with literals.
"""

from cermat.rollup import questions
from cermat.rules.library import law

ADMISSIBLE = ", ".join(dict.fromkeys(f"'{kind}'" for kind, *_ in questions.admissible(law())))

# Understood by DuckDB and by Spark alike.
ON_LAKE = """
SELECT office AS area, year, told.indicator, definition, numerator, denominator, 1 AS offices, 0 AS unmeasurable
FROM (SELECT DISTINCT indicator, definition FROM ruling) AS named JOIN (
SELECT office, year, 'iku-1' AS indicator,
  count(*) FILTER (WHERE fulfilled_on <= make_date(year, 12, 31)) AS numerator, count(*) AS denominator
FROM activity_days
WHERE since <= TIMESTAMP '{at}' AND until > TIMESTAMP '{at}' AND year IN ({years})
GROUP BY office, year
UNION ALL
SELECT v.office, d.year, 'iku-2',
  count(*) FILTER (WHERE CASE d.event WHEN 'ditetapkan' THEN k.enacted_on ELSE k.submitted_on END <= d.due), count(*)
FROM (SELECT DISTINCT year, village_kind, kind, event, fiscal_year, due FROM due
      WHERE basis = 'event' AND year IN ({years})) AS d
JOIN (SELECT * FROM village_spans WHERE since <= TIMESTAMP '{at}' AND until > TIMESTAMP '{at}') AS v
  ON v.kind = d.village_kind AND coalesce(v.valid_from <= d.due, true) AND coalesce(v.valid_to >= d.due, true)
LEFT JOIN (SELECT * FROM document_days WHERE since <= TIMESTAMP '{at}' AND until > TIMESTAMP '{at}') AS k
  ON k.village = v.village AND k.kind = d.kind AND k.fiscal_year = d.fiscal_year
GROUP BY v.office, d.year
) AS told ON told.indicator = named.indicator
ORDER BY area, year, indicator, definition
"""

_DECIDING = """
SELECT * FROM (
  SELECT a.*, row_number() OVER (PARTITION BY a.office, a.row ORDER BY
      CASE WHEN state = 'terverifikasi' THEN 3 WHEN annulled THEN 0 WHEN state = 'draf' THEN 1 ELSE 2 END DESC,
      version DESC) AS place{more}
  FROM {book} AS a
  WHERE recorded_at <= TIMESTAMP '{{at}}' AND takes_back IS NULL AND NOT EXISTS (
    SELECT 1 FROM {book} AS b WHERE b.office = a.office AND b.row = a.row AND b.takes_back = a.version
      AND b.recorded_at <= TIMESTAMP '{{at}}')
) AS told WHERE place = 1
"""
_REPORTED = """,
    max(CASE WHEN state <> 'draf' AND NOT annulled AND status <> 'rencana' THEN 1 ELSE 0 END)
      OVER (PARTITION BY a.office, a.row) AS reported"""

# Understood by DuckDB, Spark and PostgreSQL alike.
ON_BOOKS = f"""
WITH deciding AS ({_DECIDING.format(book="activity", more=_REPORTED)}),
counted AS (
  SELECT office, row, dated, state FROM deciding
  WHERE state <> 'draf' AND NOT (annulled AND state = 'terverifikasi')
    AND (NOT (status IN ('batal', 'rencana') OR is_outside_authority)
      OR (state <> 'terverifikasi' AND (status <> 'rencana' OR reported = 1)))
    AND extract(year FROM dated) IN ({{years}})
),
proofs AS ({_DECIDING.format(book="output", more="")}),
fulfilled AS (
  SELECT c.office, c.row, min(p.dated) AS day
  FROM counted AS c JOIN proofs AS p ON p.office = c.office AND p.activity = c.row
  WHERE c.state = 'terverifikasi' AND p.state = 'terverifikasi' AND NOT p.annulled AND p.dated >= c.dated
    AND p.kind IN ({ADMISSIBLE})
  GROUP BY c.office, c.row
),
handed AS ({_DECIDING.format(book="village_document", more="")}),
known AS (
  SELECT village, kind, fiscal_year, min(enacted_on) AS enacted_on, min(submitted_on) AS submitted_on
  FROM handed WHERE state = 'terverifikasi' AND NOT annulled AND amendment IS NULL
  GROUP BY village, kind, fiscal_year
),
terms AS (
  SELECT DISTINCT year, village_kind, kind, event, fiscal_year, due
  FROM due WHERE basis = 'event' AND year IN ({{years}})
)
SELECT c.office, extract(year FROM c.dated) AS year, 'iku-1' AS indicator,
  sum(CASE WHEN f.day <= make_date(CAST(extract(year FROM c.dated) AS int), 12, 31) THEN 1 ELSE 0 END) AS numerator,
  count(*) AS denominator
FROM counted AS c LEFT JOIN fulfilled AS f ON f.office = c.office AND f.row = c.row
GROUP BY c.office, extract(year FROM c.dated)
UNION ALL
SELECT v.office, t.year, 'iku-2',
  sum(CASE WHEN CASE t.event WHEN 'ditetapkan' THEN k.enacted_on ELSE k.submitted_on END <= t.due THEN 1 ELSE 0 END),
  count(*)
FROM terms AS t JOIN village AS v ON v.kind = t.village_kind
  AND coalesce(v.valid_from <= t.due, true) AND coalesce(v.valid_to >= t.due, true)
LEFT JOIN known AS k ON k.village = v.village AND k.kind = t.kind AND k.fiscal_year = t.fiscal_year
GROUP BY v.office, t.year
"""
