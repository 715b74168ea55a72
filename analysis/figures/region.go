package figures

import "strings"

// English names of the provincial-level divisions and of the cities with a plan status of their own.
var regionNames = map[string]string{
	"北京": "Beijing", "天津": "Tianjin", "上海": "Shanghai", "重庆": "Chongqing", "河北": "Hebei", "山西": "Shanxi", "辽宁": "Liaoning",
	"吉林": "Jilin", "黑龙江": "Heilongjiang", "江苏": "Jiangsu", "浙江": "Zhejiang", "安徽": "Anhui", "福建": "Fujian", "江西": "Jiangxi",
	"山东": "Shandong", "河南": "Henan", "湖北": "Hubei", "湖南": "Hunan", "广东": "Guangdong", "海南": "Hainan", "四川": "Sichuan",
	"贵州": "Guizhou", "云南": "Yunnan", "陕西": "Shaanxi", "甘肃": "Gansu", "青海": "Qinghai", "内蒙古自治区": "Inner Mongolia",
	"广西壮族自治区": "Guangxi", "西藏自治区": "Tibet", "宁夏回族自治区": "Ningxia", "新疆维吾尔自治区": "Xinjiang",
	"深圳": "Shenzhen", "大连": "Dalian", "青岛": "Qingdao", "宁波": "Ningbo", "厦门": "Xiamen",
}

// region is a region's name in both languages; one that is not in the list keeps its Chinese name.
func region(printed string) Text {
	name := strings.TrimSuffix(strings.TrimSuffix(printed, "市"), "省")
	if en, ok := regionNames[name]; ok {
		return Text{name, en}
	}
	return same(printed)
}
