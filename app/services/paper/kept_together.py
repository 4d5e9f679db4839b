"""What a line of Thai never cuts: dates, numbers with their unit, closers, abbreviations and the like."""

import re

OPENERS = "([{<“‘«‹"
CLOSERS = ")]}>”’»›,.:;!?%…ๆฯ"

_DIGIT = "[0-9๐-๙]"
_NUMBER = rf"{_DIGIT}++(?:[.,:/]{_DIGIT}++){{0,8}}+"
# Taken whole or not at all, from its first digit: trying every part of a long run would take for ever.
_RANGE = rf"(?<!{_DIGIT}){_NUMBER}(?: ?[-–—] ?{_NUMBER}){{0,4}}+"
_SPACE = "[ \u00a0]"

_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
    "|January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.)"

# Counted things; the word after a number stands on the number's line.
_UNITS = (
    "วินาที|นาที|นาฬิกา|ชั่วโมง|วัน(?!ที่)|คืน|สัปดาห์|อาทิตย์|เดือน|ปี|ขวบ|ไตรมาส|น\\.|ชม\\.|ทุ่ม|โมง"
    "|บาท|สตางค์|หมื่น|แสน|ล้าน|พันบาท|ร้อยละ|เปอร์เซ็นต์|เท่า|ส่วน"
    "|เรื่อง|ราย|คน|ท่าน|ครั้ง|ข้อ|แห่ง|รายการ|ฉบับ|หน้า|แผ่น|ใบ|ชุด|ชิ้น|อัน|ตัว|คู่|กลุ่ม|รอบ|คิว|ลำดับ|แถว"
    "|เม็ด|แคปซูล|ขวด|หลอด|ถุง|เข็ม|ช้อน|โดส|ยูนิต|หน่วย|ซีซี|กรัม|มิลลิกรัม|กิโลกรัม|ไมโครกรัม|ลิตร|มิลลิลิตร|กิโล"
    "|มก\\.|มล\\.|กก\\.|ซม\\.|มม\\.|กม\\.|ม\\.|เมตร|เซนติเมตร|มิลลิเมตร|กิโลเมตร|องศา|นิ้ว|ไร่|งาน|ตารางเมตร"
    "|เตียง|ห้อง|ชั้น|หลัง|คัน|เครื่อง|ตู้|โต๊ะ|เก้าอี้|ดวง|สาย|จุด|เบอร์|หมู่บ้าน|หลังคาเรือน|ครอบครัว"
    "|มื้อ|จาน|กล่อง|แก้ว|ถาด|ก้าว|ทาง|ด้าน|ระดับ|คะแนน|เสียง|ปาก|ภาพ|รูป|ถัง|บาน|ลูก|ผล|กว่า|เศษ|พรรษา|สมัย|ปอนด์|เล่ม|แท่ง|ซอง|แผง|ม้วน|ผืน|คำ|ประเด็น|ประการ|ขั้น|ล็อต|แผล|ฟัน|ซี่|เส้น|ก้อน|หยด"
    "|MHz|mg|ml|mL|kg|g|cc|mcg|mmHg|cm|mm|km|hours?|minutes?|days?|weeks?|months?|years?|baht|wd|cd"
)
# Words that name the number behind them.
_NUMBERED = (
    r"พ\.ศ\.|ค\.ศ\.|โทรศัพท์|โทรสาร|โทร\.|ต่อ|เบอร์|หมายเลข|ข้อที่|ข้อ|เลขที่|ระดับ|มาตรา|หน้า|รอบ|ชั้น|ห้อง|หมู่|หมู่ที่|ม\."
    r"|ซอย|ซ\.|เตียง|วันที่|รายที่|คนที่|ครั้งที่|ฉบับที่|ลำดับที่|คิวที่|คิว|ช่อง|ช่องที่|ตึก|อาคาร|HN|AN|VN"
    r"|ext\.|No\.|B\.E\.|level|section|bed|room|floor"
)
TITLES = (
    r"น\.ส\.|ด\.ช\.|ด\.ญ\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|ภก\.|ภญ\.|ดร\.|ผศ\."
    r"|รศ\.|ศ\.|ร\.ต\.อ\.|ส\.ต\.ต\.|พ\.ต\.ท\.|Mr\.|Mrs\.|Ms\.|Dr\."
)


_KEPT_WITH_DIGITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_RANGE}{_SPACE}?(?:{_MONTHS})(?:{_SPACE}?{_ERA})?(?:{_SPACE}?{_DIGIT}{{2,4}}(?!{_DIGIT}))?",
        rf"(?:{_MONTHS})(?:{_SPACE}?{_ERA})?{_SPACE}?{_DIGIT}{{2,4}}(?!{_DIGIT})",
        rf"[+(]?{_DIGIT}[0-9๐-๙() -]{{6,30}}{_DIGIT}(?: ?(?:ต่อ|ext\.) ?{_DIGIT}{{1,6}})?",  # a telephone number
        rf"(?:{_NUMBERED}){_SPACE}?{_DIGIT}",
        rf"{_RANGE}{_SPACE}?(?:%|°|(?:{_UNITS})(?:/(?:{_UNITS}))?)",
        rf"{_RANGE}[ก-๎A-Za-z]",
        rf"[ก-๎A-Za-z.]{_DIGIT}",
        _RANGE,
    )
)
_KEPT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{TITLES}){_SPACE}?[ก-๎A-Z]",
        r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+",
        "ฯลฯ",
        r"[^\s][/–—-]",
        rf"[^\n]{_SPACE}{{0,3}}[{re.escape(CLOSERS)}]+",
        rf"[{re.escape(OPENERS)}]+{_SPACE}*[^\n]",
        r"(?<![^\s(\[])[\"'][^\s]",  # a straight quote that opens
        r"[^\s][\"']",  # and one that closes
    )
)
_HAS_DIGIT = re.compile(_DIGIT)


def places_without_break(text: str) -> set[int]:
    """The positions in `text` before which no line may begin."""
    patterns = _KEPT + _KEPT_WITH_DIGITS if _HAS_DIGIT.search(text) else _KEPT
    kept: set[int] = set()
    for pattern in patterns:
        for found in pattern.finditer(text):
            kept.update(range(found.start() + 1, found.end()))
    return kept
