package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// pdfplumber reads the characters of every page, as a user of that library does first.
const pdfplumber = `import pdfplumber, sys
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()`

// text compares reading the text, each program on one core.
func (b *bench) text() {
	plumber := exec.Command("python3", "-c", "import pdfplumber").Run() == nil
	if !plumber {
		fmt.Fprintf(b.out, "\npdfplumber is not installed: not measured.\n")
	}
	b.table("Text, one core", func(doc string) []command {
		list := []command{
			{name: "pdftotext -layout", args: []string{"pdftotext", "-layout", doc, "-"}, oneCore: true},
			{name: "mutool draw -F stext", args: []string{"mutool", "draw", "-q", "-F", "stext", "-o", "/dev/null", doc}, oneCore: true},
			{name: "extract -text", args: []string{b.extract, "-text", doc}, oneCore: true},
		}
		if plumber {
			list = append(list, command{name: "pdfplumber", args: []string{"python3", "-c", pdfplumber, doc}, oneCore: true})
		}
		return list
	})
}

// whole compares everything extract does with pdftotext, on one core too. Cold means that PDFium is
// compiled first, as when a user runs both readers for the first time; that is measured on one document.
func (b *bench) whole() {
	out := filepath.Join(b.tmp, "clean")
	b.table("Everything, one core", func(doc string) []command {
		return []command{
			{name: "pdftotext -layout", args: []string{"pdftotext", "-layout", doc, "-"}, oneCore: true},
			{name: "extract -reader native", args: []string{b.extract, "-reader", "native", "-o", out, doc}, oneCore: true},
			{name: "extract -reader pdfium", args: []string{b.extract, "-reader", "pdfium", "-o", out, doc}, oneCore: true},
			{name: "extract -reader both, warm", args: []string{b.extract, "-reader", "both", "-o", out, doc}, oneCore: true},
		}
	})
	doc := b.docs[0]
	both := command{args: []string{b.extract, "-reader", "both", "-o", out, doc}, oneCore: true}
	cold := both
	cold.cold = true
	m := b.turns([]command{both, cold})
	fmt.Fprintf(b.out, "\n%s with both readers: warm %.2f s, cold %.2f s.\n", filepath.Base(doc), m[0].wall.Seconds(), m[1].wall.Seconds())
}

// memory measures how peak memory and the time for a page grow with the number of pages. Data of
// thousands of pages is left out: it keeps all pages, and takes minutes.
func (b *bench) memory() {
	fmt.Fprintf(b.out, "\n## Long files\n\n")
	if _, err := exec.LookPath("qpdf"); err != nil {
		fmt.Fprintf(b.out, "qpdf is not installed: not measured.\n")
		return
	}
	fmt.Fprintf(b.out, "| command | pages | s | ms per page | ms of processor per page | peak MiB | failed |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n")
	perPage := map[int]measurement{} // of the text, by least number of pages
	for _, pages := range []int{0, 100, 3000} {
		file, n, err := b.concatenation(pages)
		if err != nil {
			fmt.Fprintf(b.out, "\nqpdf: %v\n", err)
			return
		}
		out := filepath.Join(b.tmp, "long")
		commands := []command{
			{name: "extract -text", args: []string{b.extract, "-text", file}, oneCore: true},
			{name: "extract -reader native", args: []string{b.extract, "-reader", "native", "-o", out, file}, oneCore: true},
			{name: "extract -reader both", args: []string{b.extract, "-reader", "both", "-o", out, file}, oneCore: true},
		}
		if pages > 1000 {
			commands = commands[:1]
		}
		for i, m := range b.turns(commands) {
			each := measurement{wall: m.wall / time.Duration(n), cpu: m.cpu / time.Duration(n)}
			if i == 0 {
				perPage[pages] = each
			}
			fmt.Fprintf(b.out, "| %s | %d | %.2f | %.2f | %.2f | %.0f | %v |\n", commands[i].name, n, m.wall.Seconds(),
				each.wall.Seconds()*1000, each.cpu.Seconds()*1000, float64(m.rss)/(1<<20), m.err != nil)
		}
	}
	long, short := perPage[3000], perPage[100]
	fmt.Fprintf(b.out, "\nText, a page of 3000 against one of 100: wall %.2f, processor %.2f.\n",
		float64(long.wall)/float64(short.wall), float64(long.cpu)/float64(short.cpu))
}

// concatenation makes a file of at least so many pages out of the documents; 0 gives the first
// document itself. It tells how many pages there are.
func (b *bench) concatenation(pages int) (file string, n int, err error) {
	if pages == 0 {
		n, err = countPages(b.docs[0])
		return b.docs[0], n, err
	}
	args := []string{"--empty", "--pages"}
	for i := 0; n < pages; i = (i + 1) % len(b.docs) {
		k, err := countPages(b.docs[i])
		if err != nil {
			return "", 0, err
		}
		k = min(k, pages-n)
		args = append(args, b.docs[i], "1-"+strconv.Itoa(k))
		n += k
	}
	file = filepath.Join(b.tmp, fmt.Sprintf("pages%d.pdf", pages))
	message, err := exec.Command("qpdf", append(args, "--", file)...).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 { // warnings only
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("%w: %s", err, message)
	}
	return file, n, err
}

func countPages(file string) (int, error) {
	out, err := exec.Command("qpdf", "--show-npages", file).Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 {
		err = nil
	}
	if err != nil {
		return 0, fmt.Errorf("%s: %w", filepath.Base(file), err)
	}
	return strconv.Atoi(strings.TrimSpace(string(out)))
}
