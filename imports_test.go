package techins

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "techins/"

// mayImport says which packages of ours each package may depend on, directly or not.
var mayImport = map[string][]string{
	"dataset":           {},
	"internal/page":     {"dataset"},
	"internal/layout":   {"internal/page", "dataset"},
	"internal/quantity": {"dataset"},
	"internal/pattern":  {},
	"internal/report":   {"internal/layout", "internal/page", "internal/pattern", "internal/quantity", "dataset"},
	"analysis/":         {"analysis/", "dataset"},
}

func TestImportDirections(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Deps \" \"}}", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	checked := 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], module)
		allowed, ruled := allowedFor(pkg)
		if !ruled {
			continue
		}
		checked++
		for _, dep := range fields[1:] {
			ours, isOurs := strings.CutPrefix(dep, module)
			if isOurs && !under(ours, append(allowed, pkg, ruleOf(pkg))) {
				t.Errorf("%s must not depend on %s", pkg, ours)
			}
			if pdf := strings.Contains(dep, "ledongthuc/pdf") || strings.Contains(dep, "go-pdfium"); pdf && strings.HasPrefix(pkg, "analysis/") {
				t.Errorf("%s depends on the PDF library %s", pkg, dep)
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d packages were checked", checked)
	}
}

func ruleOf(pkg string) string {
	for prefix := range mayImport {
		if pkg == prefix || strings.HasPrefix(pkg, strings.TrimSuffix(prefix, "/")+"/") {
			return prefix
		}
	}
	return ""
}

func allowedFor(pkg string) ([]string, bool) {
	rule := ruleOf(pkg)
	return mayImport[rule], rule != ""
}

// under reports whether pkg is one of the packages or lies below one.
func under(pkg string, packages []string) bool {
	for _, p := range packages {
		if p != "" && (pkg == p || strings.HasPrefix(pkg, strings.TrimSuffix(p, "/")+"/")) {
			return true
		}
	}
	return false
}
