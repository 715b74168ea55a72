"""Sums by unit with pandas: python3 pandas_sums.py FOLDER"""
import sys
from decimal import Decimal

import pandas as pd

for table, column in [("business", "value"), ("metrics", "value"), ("metrics", "lower"), ("metrics", "upper")]:
    rows = pd.read_csv(f"{sys.argv[1]}/{table}.csv", dtype=str, keep_default_na=False)
    rows = rows[(rows[column] != "") & ~rows[column].isin(["inf", "-inf"])]
    rows[column] = rows[column].map(Decimal)
    for (edition, unit), group in rows.groupby(["edition", "unit"]):
        print(table, column, edition, unit, sum(group[column]), len(group), sep=",")
