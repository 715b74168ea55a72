"""First steps in pandas: python3 first_steps.py [data folder]. Prints the sum of each measure by section."""
import os
import sys
import pandas as pd

folder = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TECHINS_DATA", "data/clean")
business = pd.read_csv(os.path.join(folder, "business.csv"), dtype={"code": str})  # 2.1 is a code, not a number
business["section"] = business["code"].str.split(".").str[0]
sums = business.groupby(["edition", "section", "measure"], sort=True)["value"].sum()
for (edition, section, measure), value in sums.items():
    print(f"{edition},{section},{measure},{value:.0f}")
