package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const correctionsHeader = "edition,place,printed,corrected,reason,date\n"

// declare puts the bundled report into a folder with its origin and a file of corrections.
func declare(t *testing.T, lines string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"shanghai-2023.pdf", "origin.json"} {
		data, err := os.ReadFile(filepath.Join("../../data/raw", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "corrections.csv"), []byte(correctionsHeader+lines), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A correction that fits is made and told; a stale one beside it is an error and changes nothing.
func TestCorrections(t *testing.T) {
	out := filepath.Join(t.TempDir(), "clean")
	fits := "shanghai-2023,business 1.1 policies,372448,372484,swapped digits,2024-05-31\n"
	if status, _, stderr := try("-reader", "native", "-o", out, declare(t, fits)); status != 0 {
		t.Fatal(stderr)
	}
	business, problems := content(t, out, "business.csv"), content(t, out, "problems.csv")
	if !strings.Contains(business, "1.1,policies,372484,policies,372448,") || !strings.Contains(problems, "shanghai-2023,corrected,") {
		t.Errorf("not corrected, or not told:\n%s", problems)
	}
	sum := sha256.Sum256([]byte(correctionsHeader + fits))
	if lock := content(t, out, "LOCK.json"); !strings.Contains(lock, `"corrections.csv": "`+hex.EncodeToString(sum[:])) {
		t.Errorf("the lock does not name what changed the data:\n%s", lock)
	}

	stale := fits + "shanghai-2023,business 1.2 policies,24056,24065,as printed before,2024-05-31\n"
	status, _, stderr := try("-reader", "native", "-o", out, declare(t, stale))
	if status != 1 || strings.Count(stderr, "\n") != 2 || !strings.Contains(stderr, `corrections.csv: line 3: business 1.2 policies of shanghai-2023 is not corrected: the document prints "24055" there, not "24056"`) {
		t.Errorf("a stale correction: status %d, %s", status, stderr)
	}
	business, problems = content(t, out, "business.csv"), content(t, out, "problems.csv")
	if !strings.Contains(business, "1.2,policies,24055,policies,24055,") || !strings.Contains(problems, "stale-correction") {
		t.Errorf("a stale correction changed a row or is not told:\n%s", problems)
	}

	before := content(t, out, "business.csv")
	status, _, stderr = try("-reader", "native", "-o", out, declare(t, "shanghai-2023,page 3,1,2,x,2024-05-31\n"))
	if status != 1 || !strings.Contains(stderr, "corrections.csv: line 2: ") || content(t, out, "business.csv") != before {
		t.Errorf("a malformed file: status %d, %s", status, stderr)
	}
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
