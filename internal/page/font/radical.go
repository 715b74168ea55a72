package font

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Unified replaces radicals by the ideographs that look like them: 人 for ⼈ (U+2F08). A font has one
// glyph for both, and a program that writes a ToUnicode map from the font's characters may name the
// wrong one of the two. Nobody writes sentences with radicals.
func Unified(s string) string {
	const lead = 0xE2 // of every radical in UTF-8
	if strings.IndexByte(s, lead) < 0 {
		return s
	}
	return strings.Map(unified, s)
}

func unified(r rune) rune {
	switch {
	case r == '⼾':
		// Fonts for simplified Chinese have one glyph for it and 户, where the decomposition is the 戶 of
		// traditional Chinese. Of all radicals only this one differs from font to font.
		return '户'
	case r >= '\u2F00' && r <= '\u2FD5': // Kangxi radicals
		u, _ := utf8.DecodeRune(norm.NFKC.PropertiesString(string(r)).Decomposition())
		return u
	case r >= '\u2E81' && r <= '\u2EF3':
		return radicals[r-'\u2E81']
	}
	return r
}

// radicals are the ideographs of the CJK Radicals Supplement from U+2E81 on, by the property
// Equivalent_Unified_Ideograph of the Unicode Character Database (EquivalentUnifiedIdeograph.txt);
// U+2E9A is no character.
var radicals = []rune("厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u2e9a旡日月歺母民氵氺灬爫爫丬牛犭" +
	"王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅" +
	"長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟")
