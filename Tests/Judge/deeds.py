"""What people do about a plan and register in its document, one thing at a time."""
from days import DAY


def act(plan, today, dice, days):
    """Does the first thing that is to be done, most often; else nothing."""
    on = today.isoformat()
    ahead = lambda number: days.next_open(plan["unit"], today + number * DAY).isoformat()
    need, consent = plan.setdefault("need", {}), plan.setdefault("consent", {})
    if plan.get("closing") or consent.get("withdrawn") or (need.get("decision") or {}).get("answer") == "deny":
        for principal in plan.get("principals", []):
            if "closingDocumented" not in principal:
                principal["closingDocumented"] = f"journal {on}"
                return
        return
    if "requested" in need and "decision" not in need:
        need["decision"] = {"answer": "start", "on": on, "by": plan["initiator"]}
        need.setdefault("seen", on)
    elif "started" not in need:
        need["started"] = need["prepared"] = need["participantsAgreed"] = on
        need.setdefault("seen", on)
    elif not plan.get("convener"):
        plan["convener"] = plan["initiator"]
    elif not consent.get("meeting") and not consent.get("cannotConsent"):
        given = {"given": on, "form": "written", "record": f"samtycke {on}"}
        consent["meeting"] = given
        consent["sharing"] = given | {"kinds": ["planerade insatser"], "receivers": ["hemtjanst", "sjostad", "psykiatri"],
                                      "until": ahead(365)}
    elif consent.get("sharing", {}).get("until", "9999") < (today + 20 * DAY).isoformat():
        consent["sharing"]["until"] = ahead(dice.choice([180, 365]))
    elif not plan.get("meetings"):
        plan["meetings"] = [meeting("planering", "planning", on, ahead(21))]
    else:
        meet(plan, today, dice, ahead)
    plan["lastActivity"] = on


def meeting(name, purpose, booked, date):
    return {"id": name, "purpose": purpose, "booked": booked, "date": date, "placeSet": True,
            "invitations": [{"person": "eva.strand"}, {"person": "viktor.ask"}]}


def meet(plan, today, dice, ahead):
    """From the invitations to the follow-ups."""
    on, meetings = today.isoformat(), plan["meetings"]
    for change in plan.get("changes", []):
        for name in ("convened", "met"):
            if name not in change:
                change[name] = on
                return
    for action in plan.get("actions", []):
        if "ended" not in action and action.get("due", "9999") <= on:
            action["ended"] = on
            return
    for each in meetings:
        if "held" in each or "cancelled" in each:
            continue
        if each["date"] < on:
            each["held"] = on
            return
        for invitation in each.get("invitations", []):
            if "sent" not in invitation:
                invitation["sent"] = on
                return
            if invitation.get("reply", "needs-action") == "needs-action":
                invitation.update(reply="accepted", replied=on)
                return
    held = [each for each in meetings if "held" in each]
    if not held:
        return
    if not plan.get("coordinator") or not plan.get("responsiblePrincipal"):
        plan["coordinator"], plan["responsiblePrincipal"] = plan["convener"], "kommun"
    elif "established" not in plan:
        plan["established"] = {"on": on, "original": on, "copies": [], "documented": [
            "needs", "what-matters", "long-term-goals", "short-term-goals", "actions", "expected-situations", "contacts"]}
    elif any("documented" not in principal for principal in plan["principals"]):
        next(each for each in plan["principals"] if "documented" not in each)["documented"] = f"journal {on}"
    elif held[-1]["purpose"] == "follow-up" and "decision" not in held[-1]:
        held[-1]["decision"] = "closed" if dice.random() < 0.2 else "unchanged"
    elif held[-1].get("decision") == "closed":
        plan["closing"] = {"on": on, "reason": "goals-met"}
    elif not any("held" not in each and "cancelled" not in each for each in meetings):
        meetings.append(meeting(f"uppfoljning-{len(meetings) + 1}", "follow-up", on, ahead(150)))
