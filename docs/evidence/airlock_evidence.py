"""Evidence for Airlock: what stands behind each cell of a table. Stays inside the environment; never released.

airlock_evidence(firms, by=["region", "sector"], value="turnover", contributor="company")
"""
from itertools import combinations

import pandas as pd


def airlock_evidence(data, by, value, contributor=None, file="outputs.evidence.csv"):
    frame = data.copy()
    frame["__who"] = range(len(frame)) if contributor is None else frame[contributor].astype(str)
    rows = []
    for kept in [set(c) for k in range(len(by), -1, -1) for c in combinations(by, k)]:
        keys = [frame[d].astype(str) if d in kept else pd.Series("Total", frame.index, name=d) for d in by]
        for labels, part in frame.groupby(keys) if by else [((), frame)]:
            x = part.dropna(subset=[value]).groupby("__who")[value].sum()
            top, magnitude = x.nlargest(3).tolist(), x.abs().nlargest(2).tolist()
            rows.append(dict(
                zip(by, labels if isinstance(labels, tuple) else (labels,)), measure=value, n=len(x), sum=x.sum(),
                **{f"x{i + 1}": top[i] if i < len(top) else None for i in range(3)}, sum_abs=x.abs().sum(),
                **{f"x{i + 1}_abs": magnitude[i] if i < len(magnitude) else None for i in range(2)},
                n_negative=int((x < 0).sum()), n_zero=int((x == 0).sum()), n_missing=int(part[value].isna().sum()),
                all_same=int(x.nunique() == 1)))
    pd.DataFrame(rows).to_csv(file, index=False)
