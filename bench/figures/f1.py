"""Draws F1 in both languages as SVG, PDF and PNG with matplotlib, several times over, and prints the least
processor time of one such round. Usage: f1.py F1.csv FONTS OUT ROUNDS"""
import csv
import sys
import time

import matplotlib
matplotlib.use("Agg")
from matplotlib import font_manager, pyplot as plt
from matplotlib.ticker import FuncFormatter

TEXT = {
    "zh": ("2023年上海科技创新活动保险各产品保险金额", "统计表所列主要业务；保险金额，对数刻度", "保险金额（亿元，对数刻度）", ("亿元", "占比"),
           "同一数据，线性刻度（合计 = 100%）", "其余{}种：{:.2f}%", "资料来源：国家金融监督管理总局上海监管局《上海科技保险创新发展报告(2023年度)》附件2，作者计算。"),
    "en": ("Sum insured by technology-activity product, Shanghai 2023", "Listed lines of the statistics table; sum insured, log scale",
           "Sum insured (100 million yuan, log scale)", ("100 m yuan", "Share"), "The same data on a linear scale (total = 100%)", "The other {}: {:.2f}%",
           "Source: NFRA Shanghai Office, Shanghai Technology Insurance Report 2023, annex 2; own calculations."),
}
MARKS = {"2.1": "o", "2.2": "s", "2.3": "^", "2.4": "D"}
INK, MUTED, BASE, ACCENT, GUIDE, GRID = "#1c2326", "#52626a", "#17495c", "#c24818", "#b4c2c8", "#e2e8ea"


def read(name):
    """The products with their sums insured and shares, the largest first."""
    items = {}
    with open(name, encoding="utf-8") as f:
        for r in csv.DictReader(f):
            if r["measure"] in ("sum_insured", "share_of_section") and r["item"].count(".") == 2:
                items.setdefault(r["item"], {"zh": r["label_zh"], "en": r["label_en"]})[r["measure"]] = float(r["value"])
    return sorted(items.items(), key=lambda i: -i[1]["sum_insured"])


def draw(items, lang, out):
    title, subtitle, axis, heads, strip, others, source = TEXT[lang]
    fig, (ax, bar) = plt.subplots(2, 1, figsize=(6.85, 4.6), gridspec_kw={"height_ratios": [12, 1], "hspace": 0.35})
    fig.subplots_adjust(left=0.36, right=0.8, top=0.86, bottom=0.12)
    fig.text(0.02, 0.96, title, fontsize=11, weight="bold", color=INK)
    fig.text(0.02, 0.92, subtitle, fontsize=8.5, color=MUTED)
    fig.text(0.02, 0.02, source, fontsize=6.8, color=MUTED)
    ax.set_xscale("log")
    ax.set_xlim(0.1, 10000)
    ax.set_ylim(len(items) - 0.5, -0.5)
    for i, (code, t) in enumerate(items):
        x, color = t["sum_insured"] / 1e8, ACCENT if i == 0 else BASE
        ax.plot([0.1, x], [i, i], color=GUIDE, lw=0.4, ls=":")
        ax.plot([x], [i], MARKS[code[:3]], color=color, ms=6)
        ax.text(1.12, i, f"{x:,.2f}", transform=ax.get_yaxis_transform(), ha="right", va="center", fontsize=8, color=color if i == 0 else INK)
        ax.text(1.26, i, f"{t['share_of_section']:.2f}%", transform=ax.get_yaxis_transform(), ha="right", va="center", fontsize=8, color=color if i == 0 else INK)
    for x, h in zip((1.12, 1.26), heads):
        ax.text(x, -1, h, transform=ax.get_yaxis_transform(), ha="right", va="center", fontsize=7.5, color=MUTED)
    ax.set_yticks(range(len(items)), [t[lang] for _, t in items], fontsize=8)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.1f}" if v < 1 else f"{v:,.0f}"))
    ax.tick_params(axis="x", labelsize=7.5, colors=MUTED, which="both")
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x", color=GRID)
    ax.set_xlabel(axis, fontsize=7.5, color=MUTED)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    top = items[0][1]
    bar.barh([0], [top["share_of_section"]], color=ACCENT)
    bar.barh([0], [100 - top["share_of_section"]], left=[top["share_of_section"]], color=BASE)
    bar.set_xlim(0, 100)
    bar.axis("off")
    bar.set_title(strip, fontsize=7.5, color=MUTED, loc="left")
    bar.text(0, -1.1, f"{top[lang]}: {top['share_of_section']:.2f}%", fontsize=7.5)
    bar.text(100, -1.1, others.format(len(items) - 1, 100 - top["share_of_section"]), fontsize=7.5, ha="right")
    for ext in ("svg", "pdf", "png"):
        fig.savefig(f"{out}/F1-{lang}.{ext}", dpi=300)
    plt.close(fig)


def main():
    data, fonts, out, rounds = sys.argv[1:5]
    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(f"{fonts}/NotoSansSC-{weight}.ttf")
    plt.rcParams.update({"font.family": "Noto Sans SC", "pdf.fonttype": 42, "svg.hashsalt": "F1"})
    items = read(data)
    best = None
    for _ in range(int(rounds)):
        before = time.process_time()
        for lang in ("zh", "en"):
            draw(items, lang, out)
        took = time.process_time() - before
        best = took if best is None else min(best, took)
    print(f"{best:.4f}")


main()
