"""Says which tests show something: an assertion compares with a literal date, text or number, or names a refusal.

A test that finds two computed values equal, or something at all, would pass whatever the rule is. So one whole side
of a comparison has to be written out: there, in a constant, or in the parameters that the test's own decorators give.
A refusal counts when its code or its words are asserted too.
"""

import ast
import re
from collections.abc import Iterator

# Makers of values whose arguments say everything: a date of literals is a literal.
MAKERS = frozenset("date datetime time timedelta Decimal fromisoformat at _ set frozenset sorted list tuple".split())
ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.NotEq)


def shows_something(test: ast.FunctionDef, module: ast.Module) -> bool:
    """Whether the test asserts something that is written out."""
    known = _parameters_of(test, _literal_names(module.body, set()))
    known = _literal_names(list(ast.walk(test)), known)
    return any(_named_by(node, known) for node in ast.walk(test))


def _named_by(node: ast.AST, known: set[str]) -> bool:
    if isinstance(node, ast.Assert):
        return any(_compares(each, known) for each in _compared(node.test)) or _begins_or_ends(node.test, known)
    if isinstance(node, ast.With):
        return any(_says_its_words(item.context_expr, known) for item in node.items)
    return False


def _begins_or_ends(tested: ast.expr, known: set[str]) -> bool:
    if not isinstance(tested, ast.Call) or not isinstance(tested.func, ast.Attribute):
        return False
    return tested.func.attr in ("startswith", "endswith") and is_literal(tested.args[0], known)


def _says_its_words(context: ast.expr, known: set[str]) -> bool:
    """`pytest.raises(..., match="words")`; without words, the assertion on what was raised has to follow."""
    if not isinstance(context, ast.Call) or not ast.unparse(context.func).endswith("raises"):
        return False
    return any(each.arg == "match" and is_literal(each.value, known) for each in context.keywords)


def _compared(tested: ast.expr) -> Iterator[ast.Compare]:
    """The comparisons on which the assertion stands or falls; not those that only pick what is looked at."""
    if isinstance(tested, ast.Compare):
        yield tested
        if all(_is_empty(each) for each in tested.comparators):
            yield from _conditions(tested.left)
    elif isinstance(tested, ast.BoolOp):
        for value in tested.values:
            yield from _compared(value)
    elif isinstance(tested, ast.UnaryOp):
        yield from _compared(tested.operand)
        yield from _conditions(tested.operand)
    elif isinstance(tested, ast.Call) and ast.unparse(tested.func) in ("all", "any") and tested.args:
        yield from _compared(getattr(tested.args[0], "elt", tested.args[0]))


def _conditions(sought: ast.expr) -> Iterator[ast.Compare]:
    """What nothing may be: the conditions of a list that has to be empty."""
    for generator in getattr(sought, "generators", ()):
        for condition in generator.ifs:
            yield from _compared(condition)


def _compares(compare: ast.Compare, known: set[str]) -> bool:
    sides = (compare.left, *compare.comparators)
    if any(isinstance(each, ast.Call) and ast.unparse(each.func) == "len" for each in sides):
        return False
    if isinstance(compare.ops[0], ORDER) and any(_is_nearly_nothing(each) for each in sides):
        return False
    return any(is_literal(each, known) for each in sides) and not all(is_literal(each, known) for each in sides)


def is_literal(node: ast.AST, known: set[str]) -> bool:
    """Whether it is written out and says something: no empty text, no truth value alone."""
    match node:
        case ast.Constant(value):
            return not isinstance(value, bool) and value not in (None, "", b"", ...)
        case ast.Name(name):
            return name in known
        case ast.Attribute(ast.Name(owner), name):
            return owner[:1].isupper() and name.isupper()  # a word of the vocabulary
        case ast.Dict():
            return any(is_literal(each, known) for each in node.values)
        case ast.JoinedStr():
            return any(re.search(r"\w", ast.unparse(each)) for each in node.values if isinstance(each, ast.Constant))
        case ast.Subscript() | ast.Starred():
            return is_literal(node.value, known)
        case _:
            return _is_made_of_literals(node, known)


def _is_made_of_literals(node: ast.AST, known: set[str]) -> bool:
    match node:
        case ast.Tuple() | ast.List() | ast.Set():
            return any(is_literal(each, known) for each in node.elts) or _tells_apart(node.elts)
        case ast.UnaryOp(operand=given) | ast.IfExp(body=given) | ast.BoolOp(values=[given, *_]):
            return is_literal(given, known)
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            return _is_comprehended(node, known)
        case ast.BinOp():
            sides = (node.left, node.right)
            return any(is_literal(each, known) and not _is_number(each) for each in sides)
        case ast.Call():
            return _is_given_by_call(node, known)
        case _:
            return False


def _is_given_by_call(call: ast.Call, known: set[str]) -> bool:
    """A maker or a class with something literal in its arguments, or the pairs of a literal table."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "items":
        return is_literal(call.func.value, known)
    name = ast.unparse(call.func).split(".")[-1]
    values = (*call.args, *(each.value for each in call.keywords))
    return (name in MAKERS or name[:1].isupper()) and any(is_literal(each, known) for each in values)


def _is_comprehended(node: ast.ListComp | ast.SetComp | ast.DictComp, known: set[str]) -> bool:
    """Whether what a comprehension gives is taken from literals."""
    given = set(known)
    for generator in node.generators:
        given |= _names_in(generator.target) if is_literal(generator.iter, given) else set()
    return is_literal(node.value if isinstance(node, ast.DictComp) else node.elt, given)


def _tells_apart(nodes: list[ast.expr]) -> bool:
    """Truth values say something when both stand there."""
    return {each.value for each in nodes if isinstance(each, ast.Constant)} >= {True, False}


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _is_nearly_nothing(node: ast.AST) -> bool:
    return _is_number(node) and getattr(node, "value", None) in (0, 1)


def _is_empty(node: ast.AST) -> bool:
    return ast.unparse(node) in ("[]", "{}", "()", "set()")


def _literal_names(nodes: list[ast.stmt] | list[ast.AST], known: set[str]) -> set[str]:
    """Names that are set to something written out there, beside those already known."""
    found = set(known)
    for node in nodes:
        match node:
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
                found |= _names_in(target) if is_literal(value, found) else set()
            case ast.For(target=target, iter=value):
                found |= _names_in(target) if is_literal(value, found) else set()
            case _:
                pass
    return found


def _names_in(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _parameters_of(test: ast.FunctionDef, known: set[str]) -> set[str]:
    """What is known, and the parameters for which the test's own decorators write the values out."""
    found = set(known)
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.parametrize":
            given = ast.literal_eval(mark.args[0])
            names = [name.strip() for name in given.split(",")] if isinstance(given, str) else list(given)
            found |= {name for place, name in enumerate(names) if _column_is_literal(mark.args[1], place, names, known)}
    return found


def _column_is_literal(values: ast.expr, place: int, names: list[str], known: set[str]) -> bool:
    rows = values.elts if isinstance(values, ast.List | ast.Tuple) else [values]
    if len(names) == 1:
        return any(is_literal(row, known) for row in rows)
    cells = [_cell(row, place) for row in rows]
    return any(is_literal(cell, known) for cell in cells) or _tells_apart(cells)


def _cell(row: ast.expr, place: int) -> ast.expr:
    """One value of a row of parameters; of a row that is computed, the row itself."""
    given = getattr(row, "elts", None) or getattr(row, "args", None) or []
    return given[place] if place < len(given) else row
