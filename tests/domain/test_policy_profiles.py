"""The three profiles of the policy: each is whole, and what its document fixes cannot be changed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import PolicyProblem
from app.domain.fields import FieldKind
from app.domain.occasions import EACH
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.policy_entries import DutyRule
from app.domain.policy_file import profiles_in
from app.domain.proceedings.kinds import KINDS
from app.domain.rule_catalogue import rules
from app.domain.stops import ANYTHING, references_of

PROFILES = ("kcm", "phrae", "sso")
# Only where incidents are handled and something is suggested.
OF_INCIDENTS = {"incident_report_rule", "yearly_list_days_ahead", "suggestion_letters_between"}


@pytest.fixture(params=PROFILES)
def profile(request: pytest.FixtureRequest) -> Policy:
    return load_policy(profile=request.param)


@pytest.fixture
def changeable(tmp_path: Path) -> Path:
    """The installed rules in a folder of their own."""
    shutil.copytree(POLICY_FOLDER, tmp_path / "policy")
    return tmp_path / "policy"


def test_three_profiles_ship() -> None:
    assert profiles_in(POLICY_FOLDER) == PROFILES


@pytest.mark.rule("OUT-1", "OUT-2")
def test_how_a_case_can_end_stands_once_for_all_profiles_unless_one_differs(changeable: Path) -> None:
    assert not list(POLICY_FOLDER.glob("*/outcomes.toml"))
    ends = [tuple(load_policy(changeable, profile=name).outcomes) for name in PROFILES]
    assert ends == [ends[0]] * 3 and ends[0][:3] == ("as_wished", "in_part", "not_as_wished")
    common = (changeable / "outcomes.toml").read_text("utf-8")
    (changeable / "phrae" / "outcomes.toml").write_text(common.replace("Resolved wholly as wished", "Settled"), "utf-8")
    labels = [load_policy(changeable, profile=name).outcomes["as_wished"].label_en for name in ("kcm", "phrae")]
    assert labels == ["Resolved wholly as wished, and told", "Settled, and told"]


def test_what_a_case_waits_for_stands_once_for_all_profiles(changeable: Path) -> None:
    assert not list(POLICY_FOLDER.glob("*/closing.toml"))
    waited = [load_policy(changeable, profile=name).open_stages for name in PROFILES]
    assert waited == [waited[0]] * 3 and waited[0][0].stage == "request.replied"


def test_every_profile_settles_what_the_program_asks_of_it(profile: Policy, policy: Policy) -> None:
    assert {each.name for each in profile.settings} >= {each.name for each in policy.settings} - OF_INCIDENTS
    assert {each.type for each in profile.countings} == {each.type for each in policy.countings}
    assert {"director", "director_or_acting", "unit", "centre", "complainant", "referring_agency"} <= set(profile.roles)


def test_every_duty_can_be_counted_and_names_somebody_or_the_stage_does(profile: Policy) -> None:
    for duty in profile.duties:
        assert profile.conventions.reading(duty.count, date(2025, 1, 1))
        assert duty.to_whom or duty.chain or duty.starts == "stage", duty.rule
    for report in profile.reports:
        assert report.to_whom and profile.conventions.reading(report.count, date(2025, 1, 1))


def test_a_rule_names_only_kinds_stages_and_fields_that_there_are(profile: Policy) -> None:
    for duty in profile.duties:
        assert list(_wrong_stops(duty)) == [], duty.rule
        for kind in (each.removeprefix(EACH) for each in duty.applies_to if each.startswith(EACH)):
            stage = KINDS[kind].stage(duty.from_stage)
            assert not duty.given or stage.field(duty.given).kind is FieldKind.DAY, duty.rule
        assert (duty.starts == "stage") == bool(duty.from_stage), duty.rule


def _wrong_stops(duty: DutyRule) -> list[str]:
    wrong = []
    for kind, stage, conditions in references_of(duty):
        fields = {each.name: each for each in KINDS[kind].stage(stage).fields}
        for name, value in conditions.items():
            choices = fields[name].choices
            if value == ANYTHING and choices is None:
                continue
            if not isinstance(choices, type) or value not in {str(each) for each in choices}:
                wrong.append(f"{kind}.{stage}:{name}={value}")
    return wrong


def test_every_rule_that_a_profile_cites_is_in_the_catalogue_with_words_in_both_languages(profile: Policy) -> None:
    cited = {each.rule for each in (*profile.duties, *profile.countings, *profile.reports, *profile.mediators)}
    assert cited <= set(rules())
    assert len(rules()) == 116
    assert all(each.th and each.en and each.source for each in rules().values())
    assert all(bool(each.decision_th) == bool(each.decision_en) for each in rules().values())


@pytest.mark.rule("DAY-1")
def test_the_first_day_is_locked_where_the_memo_is_explicit(changeable: Path) -> None:
    settings = changeable / "sso" / "settings.toml"
    head, first, *rest = settings.read_text("utf-8").split("[[counting]]\n")
    later = first.replace('"include"', '"exclude"').replace('locked = ["first_day"]\n', "").replace("2010", "2027")
    ended = first.replace("in_force_from", "in_force_until = 2026-12-31\nin_force_from")
    settings.write_text("[[counting]]\n".join([head, ended, later, *rest]), "utf-8")
    with pytest.raises(PolicyProblem) as refused:
        load_policy(changeable, "sso")
    assert (refused.value.code, refused.value.data["locked"]) == ("locked", "include")


@pytest.mark.rule("DAY-1")
def test_elsewhere_leaving_out_the_first_day_is_a_setting(changeable: Path) -> None:
    settings = changeable / "kcm" / "settings.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('first_day = "include"', 'first_day = "exclude"', 1), "utf-8"
    )
    changed = load_policy(changeable).conventions.counting("working_days", date(2026, 11, 23))
    assert changed is not None
    assert changed.first_day == "exclude"


@pytest.mark.rule("INT-8")
def test_what_a_matter_may_be_about_has_the_words_of_the_document(policy: Policy) -> None:
    assert policy.topics["harm"].label_th == "ได้รับอันตรายจากการรับบริการหรือใช้ยา ทั้งที่ปฏิบัติตามคำแนะนำแล้ว"
    assert policy.topics["corruption"].label_th == "การทุจริตและประพฤติมิชอบ"
    added = {code for code, topic in policy.topics.items() if topic.source.startswith("Decision")}
    assert added == {"waiting", "communication", "rights", "medication", "privacy", "other"}


@pytest.mark.rule("INT-2")
def test_the_hospital_s_ways_in_have_the_words_of_the_document(policy: Policy) -> None:
    own = [code for code, channel in policy.channels.items() if channel.rule == "INT-2"]
    assert len(own) == 14
    assert policy.channels["comment_box"].label_th == "ตู้แสดงความคิดเห็น"
    assert [code for code, channel in policy.channels.items() if channel.needs_words] == ["other"]


@pytest.mark.rule("INT-1")
def test_every_kind_of_matter_uses_the_words_of_the_document(policy: Policy) -> None:
    assert [each.label_th for each in policy.kinds.values()][:3] == ["ร้องเรียน/ร้องทุกข์", "แจ้งเบาะแส", "ข้อเสนอแนะ"]


@pytest.mark.rule("RPT-2", "RPT-5", "RPT-6", "MED-1")
def test_the_five_heads_of_the_document_stay_apart(policy: Policy) -> None:
    """The shift head is told by the shift's roster, the unit head by a standing order; neither stands for the other."""
    heads = ("shift_head", "section_head", "unit_head", "group_head", "department_head")
    assert [policy.roles[each].label_th for each in heads] == [
        *("หัวหน้าเวร", "หัวหน้างาน", "หัวหน้าหน่วยงาน"),
        *("หัวหน้ากลุ่มงาน", "หัวหน้าฝ่าย"),
    ]
    kept = {each.role: (each.kept, each.looked_at) for each in policy.posts if each.role in ("shift_head", "unit_head")}
    assert kept == {"shift_head": ("shift", ("shift_head",)), "unit_head": ("standing", ("unit_head",))}
    told = {(each.rule, role) for each in policy.duties for role in each.to_whom if role in ("shift_head", "unit_head")}
    assert ("RPT-2", "unit_head") not in told and ("RPT-5", "shift_head") not in told
    assert {("RPT-2", "shift_head"), ("RPT-5", "unit_head")} <= told


@pytest.mark.rule("LVL-6")
def test_the_target_of_level_1_is_said_to_stay_out_of_the_indicators(policy: Policy) -> None:
    target = next(
        each for each in policy.duties if each.applies_to == ("kind:suggestion", "kind:opinion", "kind:compliment")
    )
    assert target.note_th == "เป้าหมาย ไม่นับในตัวชี้วัด (LVL-6)"
    level = next(each for each in policy.duties if each.applies_to == ("level:1",))
    assert level.count == {"type": "working_days", "n": 5}


@pytest.mark.rule("OUT-2")
def test_the_label_of_cannot_be_reached_has_the_number_of_tries_that_the_hospital_settled(changeable: Path) -> None:
    assert "โทร ๓ วัน" in load_policy(changeable).outcomes["unreachable"].label_th
    path = changeable / "kcm" / "settings.toml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('name = "tries_before_letter"\nvalue = "3"', 'name = "tries_before_letter"\nvalue = "2"'), "utf-8"
    )
    unreachable = load_policy(changeable).outcomes["unreachable"]
    assert "โทร ๒ วัน" in unreachable.label_th
    assert "tries on 2 days" in unreachable.label_en
