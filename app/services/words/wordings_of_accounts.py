"""The words for what signing in and accounts can be refused for."""

from app.translation import N_

OF_PASSWORDS: dict[str, str] = {
    "password_too_short": N_("The password is too short. Use at least {shortest} characters; a sentence is good."),
    "not_the_same": N_("The two are not the same. Type them again."),
    "not_a_pin": N_("A PIN has {shortest} to {longest} digits and nothing else. Choose another one."),
}
OF_SIGN_IN: dict[str, str] = {
    "wrong_sign_in": N_(
        "The name and the password do not fit together. Check the name, and whether the keyboard is on Thai or "
        "English, and type the password again."
    ),
    "wrong_recovery": N_(
        "The recovery code is wrong, or a newer one was made since. Look for the newest paper, and type the code again."
    ),
    "right_needed": N_(
        "An account with your roles ({roles}) has no right to this: “{what}” of “{data}”. "
        "Ask somebody here who has it: {others}."
    ),
    "not_for_you": N_(
        "Case {number} is not one that your account opens: your roles ({roles}) see only cases that they must know of. "
        "If you need it, ask the complaint centre."
    ),
    "wait_to_sign_in": N_("There were several wrong passwords. Wait {seconds:,} seconds, then try again."),
    "wrong_pin": N_(
        "The PIN is not that of this person. What you typed stays; choose the name, and type the PIN again."
    ),
    "pin_without_right": N_(
        "An account with these roles logs no events, so it gets no PIN. Give it a role that does first."
    ),
    "no_locked_log": N_(
        "The quick log cannot be used from here now. Sign in once, then it can; until then write the event on paper."
    ),
    "say_who": N_("Accounts here have passwords. Say who you are with “--as NAME” before the command."),
    "no_password_given": N_("A password is asked for here, and nothing came. Type it, or give it as a line of input."),
    "removes_self": N_("You cannot remove your own account. Ask another administrator to do it."),
    "last_administrator": N_(
        "This is the last account of an administrator who can sign in, so it stays. "
        "Make another administrator with a password first."
    ),
}
