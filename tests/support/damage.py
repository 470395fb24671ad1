"""How files break: byte by byte, or forged, with one thing replaced by something odd."""

import torch

ODD = [
    None, True, 0, -1, 7.5, 1e308, float("nan"), float("inf"), 10**400, "", "x", "\0", [], {}, [[]],
    [0] * 1000, {"tensor": 0}, 2**31, 10**6,
]  # fmt: skip


def damaged(content, chance):
    """These bytes after something has gone wrong with them."""
    found, at = bytearray(content), chance.randrange(max(1, len(content)))
    length = chance.choice((1, 2, 8, 64, 512))
    match chance.randrange(8):
        case 0:
            found[at : at + 1] = bytes([content[at] ^ 1 << chance.randrange(8)]) if content else b""
        case 1:
            found[at : at + length] = chance.randbytes(length)
        case 2:
            del found[at:]
        case 3:
            del found[at : at + length]
        case 4:
            found[at:at] = chance.choice((chance.randbytes(length), b"[" * 5000, b"\xff" * length))
        case 5:
            found[at : at + length] = bytes(length)
        case 6:
            found = bytearray(chance.choice((b"", b"{}", b"[]", b"null", b"PK\5\6", b"\x80\4.")))
        case _:
            found += chance.choice((content, b"\n", chance.randbytes(length)))
    return bytes(found)


def forged(thing, chance):
    """JSON, or a state, with one thing in it replaced by something odd."""
    places = list(walked(thing))
    holder, key = chance.choice(places)
    old = holder[key]
    if isinstance(old, torch.Tensor):
        holder[key] = chance.choice((
            old.flatten()[:0], old.double(), old.float() + 7, old * float("nan"), old.flatten(),
            torch.zeros(3, 0), None, old.long(), torch.cat([old.reshape(-1)] * 2),
        ))  # fmt: skip
    elif chance.randrange(4):
        holder[key] = chance.choice(ODD)
    else:
        del holder[key]
    return thing


def walked(thing):
    for key in list(thing) if isinstance(thing, dict) else range(len(thing)):
        yield thing, key
        if isinstance(thing[key], (dict, list)):
            yield from walked(thing[key])
