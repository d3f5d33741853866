"""Each helpline says where it was seen, and when; what is weak is marked for checking."""

from __future__ import annotations

from datetime import date

from tests.support.content.helplines import all_helplines, words

ON_AGREEING_THIRD_PARTIES = words("""
    be_ecoute_enfants cy_1480 de_elterntelefon dz_onppe es_017 es_acoso_escolar es_anar
    es_anar_familia es_policia gb_childline gb_nspcc hr_csi hr_csi_report hr_hrabri_telefon
    hr_hrabri_telefon_parents hr_plavi_telefon it_114 it_19696 lu_bee_secure nz_netsafe
    pl_800100100 pl_dyzurnet pt_1411 pt_linha_internet_segura pt_linha_report pt_sns24
    pt_sos_crianca tn_1809 tn_192 tn_80105050 tr_183 us_988 us_cybertipline
""")
"""What the research names as resting only on third parties that agree: to be checked first."""
ON_UNOFFICIAL_LISTS = words("""
    au_act au_nsw au_nt au_qld au_sa au_tas au_vic au_wa
    be_107 bg_red_cross ca_provinces ch_elternnotruf cy_samaritans cz_rodina_a_skola
    de_bke dk_foraeldretelefonen
    ee_eluliin ee_eluliin_ru gb_family_lives gb_national_bullying_helpline gr_cyber_crime
    ie_parentline nz_police_105 se_bris_vuxentelefon find_a_helpline
    fr_fil_sante_jeunes gb_lifeline_ni gb_breathing_space li_143 mk_alo_bushavko
    pl_116123 se_hjalplinjen ge_116006 ge_mandatories hu_gyermekvedo hu_okit ie_tusla_night li_kjd
    rs_cuvam_te sk_158 tn_80104500 ua_osvitniy_ombudsmen
""")
"""Weaker still: no page of an operator, of an authority or of the press was seen, or an old one."""
ON_UNDATED_LISTS = words("""
    ca_needhelpnow ch_clickandstop de_juuuport de_onlinewache dk_politi ma_e_blagh ma_emc_stopline
    ma_evigilance no_kripos no_slettmeg se_ecpat us_ic3
""")
"""Addresses that only lists of others show, without a date."""
WHOSE_TASK_MAY_HAVE_MOVED = words("dk_kfst es_cnmc hr_hakom lv_ptac")
"""Named for their task, before it was theirs in every respect."""


def test_seen_is_the_month_of_a_source_and_never_in_the_future():
    today = f"{date.today():%Y-%m}"
    for _code, helpline in all_helplines():
        dates = {source.date for source in helpline.sources}
        for way in filter(None, (helpline, helpline.write)):
            assert way.seen is None or (way.seen <= today and way.seen in dates), helpline.id
        assert all(one is None or one <= today for one in dates), helpline.id


def test_each_has_a_source_with_a_date_or_says_that_nobody_knows_when():
    """A number that neither an official page nor a dated source shows is marked for checking."""
    for _code, helpline in all_helplines():
        assert all(source.ref.strip() for source in helpline.sources), helpline.id
        only_lists = all(source.ref.startswith("public code") for source in helpline.sources)
        undated = not any(source.date for source in helpline.sources)
        assert helpline.to_check or not (only_lists and undated), helpline.id


def test_what_is_to_be_checked_is_exactly_what_the_research_doubts():
    marked = {helpline.id for _code, helpline in all_helplines() if helpline.to_check}
    on_lists = {*ON_AGREEING_THIRD_PARTIES, *ON_UNOFFICIAL_LISTS, *ON_UNDATED_LISTS}
    assert marked == on_lists | {*WHOSE_TASK_MAY_HAVE_MOVED}
