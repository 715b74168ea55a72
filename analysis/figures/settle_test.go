package figures

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// The fonts in the repository carry right check sums; settling must keep them so and must undo a
// change of the time.
func TestSettleFont(t *testing.T) {
	for _, name := range []string{"NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"} {
		font, err := fontFiles.ReadFile("fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if got := checksum(font); got != 0xB1B0AFBA {
			t.Errorf("%s: the whole font sums up to %#x, want 0xB1B0AFBA", name, got)
		}
		settled := bytes.Clone(font)
		settleFont(settled)
		stamped := bytes.Clone(font)
		_, head := headTable(stamped)
		binary.BigEndian.PutUint64(head[28:], 0x12345678)
		settleFont(stamped)
		if !bytes.Equal(settled, stamped) || checksum(stamped) != 0xB1B0AFBA {
			t.Errorf("%s: the time of change is still there, or the check sum is wrong", name)
		}
	}
	for _, bad := range [][]byte{nil, []byte("short"), bytes.Repeat([]byte{0xff}, 40)} {
		settleFont(bad) // must not panic
	}
}

func TestSettlePDFErrors(t *testing.T) {
	for name, bad := range map[string]string{
		"no table":   "%PDF-1.7\n1 0 obj\n",
		"no objects": "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n",
		"bad entry":  "%PDF-1.7\nxref\n0 2\n0000000000 65535 f \nnonsense \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n",
		"beyond":     "%PDF-1.7\nxref\n0 2\n0000000000 65535 f \n0000099999 00000 n \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n",
	} {
		if _, err := settlePDF([]byte(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
