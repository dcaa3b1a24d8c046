"""Writes images.zip, small drawn pictures in many kinds of files, and images.json, the 8-bit sRGB that they show.

Needs Pillow and NumPy. Values come from Pillow where it reads a kind rightly ("pillow"), else from the numbers that were
written ("written"). Run in this folder: python3 make_images.py
"""
import io
import json
import struct
import zipfile
import zlib

import numpy as np
from PIL import Image, ImageCms

W, H = 11, 7
FILES, EXPECTED = {}, {}


def picture(w=W, h=H, c=3, top=255):
    """A gradient with a blob in it, all channels different; both ends of the range are in it."""
    y, x = np.mgrid[0:h, 0:w]
    planes = [
        0.9 * x / max(1, w - 1) + 0.1 * y / max(1, h - 1),
        1 - 0.8 * y / max(1, h - 1) - 0.2 * x / max(1, w - 1),
        np.exp(-((x - w * 0.6) ** 2 + (y - h * 0.4) ** 2) / (0.1 * w * h)),
        0.15 + 0.8 * ((3 * x + 5 * y) % 7) / 6,
    ]
    return np.rint(top * np.stack(planes[:c], -1)).astype(np.int64)


def to8(values, top):
    return (np.asarray(values, np.int64) * 255 + top // 2) // top


def grey3(values):
    return np.repeat(values[..., None], 3, -1)


def over_white(colours, alpha, top, multiplied=False):
    own = colours * top if multiplied else colours * alpha[..., None]
    return np.minimum(top, (own + top * (top - alpha[..., None]) + top // 2) // top)


def put(name, content, rows, origin="written", tolerance=0):
    FILES[name] = content
    rows = np.asarray(rows).tolist()
    EXPECTED[name] = {"origin": origin, "tolerance": tolerance, "rows": rows}


def shown_by_pillow(content):
    image = Image.open(io.BytesIO(content)).convert("RGBA")
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    white.alpha_composite(image)
    return np.asarray(white)[..., :3]


def by_pillow(name, content, tolerance=0):
    put(name, content, shown_by_pillow(content), "pillow", tolerance)


def refused(name, content, words):
    FILES[name] = content
    EXPECTED[name] = {"refused": words}


# PNG ------------------------------------------------------------------------------------------------------------------
def pack(row, bits):
    text = "".join(format(int(v), "0%db" % bits) for v in row)
    text += "0" * (-len(text) % 8)
    return bytes(int(text[i : i + 8], 2) for i in range(0, len(text), 8))


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def filtered(raw, before, distance, kind):
    out = bytearray([kind])
    for i, value in enumerate(raw):
        a = raw[i - distance] if i >= distance else 0
        b = before[i]
        c = before[i - distance] if i >= distance else 0
        p = a + b - c
        paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        out.append((value - (0, a, b, (a + b) // 2, paeth)[kind]) & 255)
    return bytes(out)


def png(values, bits, colour, extra=b"", interlaced=False, tail=b""):
    values = values.reshape(values.shape[0], values.shape[1], -1)
    h, w, n = values.shape
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    data = b""
    for x0, y0, dx, dy in passes if interlaced else [(0, 0, 1, 1)]:
        part = values[y0::dy, x0::dx]
        if part.size == 0:
            continue
        before = None
        for i, row in enumerate(part):
            raw = pack(row.ravel(), bits)
            before = before or bytes(len(raw))
            data += filtered(raw, before, max(1, n * bits // 8), i % 5)
            before = raw
    head = struct.pack(">IIBBBBB", w, h, bits, colour, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(data)) + tail
            + chunk(b"IEND", b""))


def pngs():
    for bits in (1, 2, 4, 8):
        top = (1 << bits) - 1
        v = picture(c=1, top=top)[..., 0]
        by_pillow("grey%d.png" % bits, png(v, bits, 0))
        key = int(v[3, 4])
        clear = np.where(v == key, 0, top)
        rows = to8(over_white(grey3(v), clear, top), top)
        put("grey%d-trns.png" % bits, png(v, bits, 0, chunk(b"tRNS", struct.pack(">H", key))), rows)
        entries = picture(top + 1 if bits > 2 else 4, 1)[0][: top + 1]
        palette = chunk(b"PLTE", entries.astype(np.uint8).tobytes())
        index = (picture(c=4, top=top)[..., 3])
        index = np.minimum(index, len(entries) - 1)
        by_pillow("palette%d.png" % bits, png(index, bits, 3, palette))
        opacity = chunk(b"tRNS", bytes([40, 200][: min(2, len(entries))]))
        by_pillow("palette%d-trns.png" % bits, png(index, bits, 3, palette + opacity))
    v = picture(c=1, top=65535)[..., 0]
    put("grey16.png", png(v, 16, 0), to8(grey3(v), 65535))
    key = int(v[3, 4])
    rows = to8(over_white(grey3(v), np.where(v == key, 0, 65535), 65535), 65535)
    put("grey16-trns.png", png(v, 16, 0, chunk(b"tRNS", struct.pack(">H", key))), rows)
    for bits in (8, 16):
        top = (1 << bits) - 1
        four = picture(c=4, top=top)
        rgb, alpha, grey = four[..., :3], four[..., 3], four[..., 0]
        grey_alpha = np.stack([grey, alpha], -1)
        put("grey-alpha%d.png" % bits, png(grey_alpha, bits, 4), to8(over_white(grey3(grey), alpha, top), top))
        put("rgb%d.png" % bits, png(rgb, bits, 2), to8(rgb, top))
        key = rgb[3, 4]
        clear = np.where((rgb == key).all(-1), 0, top)
        trns = chunk(b"tRNS", struct.pack(">3H", *[int(k) for k in key]))
        put("rgb%d-trns.png" % bits, png(rgb, bits, 2, trns), to8(over_white(rgb, clear, top), top))
        put("rgba%d.png" % bits, png(four, bits, 6), to8(over_white(rgb, alpha, top), top))
        put("rgb%d-interlaced.png" % bits, png(rgb, bits, 2, interlaced=True), to8(rgb, top))
    by_pillow("grey1-interlaced.png", png(picture(c=1, top=1), 1, 0, interlaced=True))
    gamma = chunk(b"gAMA", struct.pack(">I", 100000)) + chunk(b"sRGB", b"\0") + chunk(b"sBIT", b"\5\6\5")
    by_pillow("gamma.png", png(picture(), 8, 2, gamma))
    linear = chunk(b"gAMA", struct.pack(">I", 100000))
    by_pillow("gamma-grey.png", png(picture(c=1), 8, 0, linear))
    frames = chunk(b"acTL", struct.pack(">II", 1, 0))
    second = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, W, H, 0, 0, 1, 1, 0, 0)) + chunk(
        b"fdAT", struct.pack(">I", 1) + zlib.compress(b"\0" * (H * (3 * W + 1))))
    put("animation.png", png(picture(), 8, 2, frames, tail=second), picture())
    refused("transparent.png", png(np.dstack([picture(), np.zeros((H, W), int)]), 8, 6), "every pixel is transparent")
    refused("short.png", png(picture()[:4], 8, 2).replace(
        chunk(b"IHDR", struct.pack(">IIBBBBB", W, 4, 8, 2, 0, 0, 0)),
        chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 2, 0, 0, 0))), "pixels end early")


# TIFF -----------------------------------------------------------------------------------------------------------------
def tiff(parts, tags, order="<", big=False):
    """parts: the bytes of strips or tiles; tags: number -> (type, values)."""
    letters = {1: "B", 2: "B", 3: "H", 4: "I", 5: "I", 7: "B", 9: "i", 11: "f"}
    tiled = 322 in tags
    out = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 0)
    offsets = []
    for part in parts:
        offsets.append(len(out))
        out += part + b"\0" * (len(part) % 2)
    tags = dict(tags)
    tags[324 if tiled else 273] = (4, offsets)
    tags[325 if tiled else 279] = (4, [len(p) for p in parts])
    entries = b""
    for tag in sorted(tags):
        kind, values = tags[tag]
        body = struct.pack(order + "%d%s" % (len(values), letters[kind]), *values)
        count = len(values) // 2 if kind == 5 else len(values)
        if len(body) > 4:
            where = len(out)
            out += body + b"\0" * (len(body) % 2)
            body = struct.pack(order + "I", where)
        entries += struct.pack(order + "HHI", tag, kind, count) + body.ljust(4, b"\0")
    where = len(out)
    out += struct.pack(order + "H", len(tags)) + entries + b"\0" * 4
    return out[:4] + struct.pack(order + "I", where) + out[8:]


def base(w, h, bits, n, photometric, compression=1, **more):
    tags = {256: (3, [w]), 257: (3, [h]), 258: (3, [bits] * n), 259: (3, [compression]), 262: (3, [photometric]),
            277: (3, [n])}
    tags.update({int(k[1:]): v for k, v in more.items()})
    return tags


def rows_of(values, bits, order="<"):
    values = values.reshape(values.shape[0], -1)
    if bits == 16:
        return values.astype(order + "u2").tobytes()
    return b"".join(pack(row, bits) for row in values)


def difference(values, bits):
    d = values.copy()
    d[:, 1:] -= values[:, :-1]
    return d & ((1 << bits) - 1)


def tiffs():
    for bits in (1, 2, 4, 8, 12, 16):
        top = (1 << bits) - 1
        v = picture(c=1, top=top)
        for white, name in ((0, "white-is-zero"), (1, "black-is-zero")):
            shown = grey3(v[..., 0] if white else top - v[..., 0])
            put("%s%d.tif" % (name, bits), tiff([rows_of(v, bits)], base(W, H, bits, 1, white)), to8(shown, top))
    v = picture(c=1, top=15)
    reversed_bits = bytes(int(format(b, "08b")[::-1], 2) for b in rows_of(v, 4))
    put("fill-order.tif", tiff([reversed_bits], base(W, H, 4, 1, 1, t266=(3, [2]))), to8(grey3(v[..., 0]), 15))
    for bits in (8, 16):
        top = (1 << bits) - 1
        four = picture(c=4, top=top)
        rgb, alpha = four[..., :3], four[..., 3]
        for order in "<>":
            end = "%d-%s.tif" % (bits, "little" if order == "<" else "big")
            deflated = zlib.compress(rows_of(difference(rgb, bits), bits, order))
            put("predictor" + end, tiff([deflated], base(W, H, bits, 3, 2, 8, t317=(3, [2])), order), to8(rgb, top))
            planes = [rows_of(rgb[..., c], bits, order) for c in range(3)]
            put("planes" + end, tiff(planes, base(W, H, bits, 3, 2, t284=(3, [2])), order), to8(rgb, top))
        for kind, name in ((0, "unspecified"), (1, "multiplied"), (2, "separate")):
            colours = np.minimum(rgb, alpha[..., None]) if kind == 1 else rgb
            data = np.dstack([colours, alpha])
            shown = rgb if kind == 0 else over_white(colours, alpha, top, kind == 1)
            put("%s%d.tif" % (name, bits), tiff([rows_of(data, bits)], base(W, H, bits, 4, 2, t338=(3, [kind]))),
                to8(shown, top))
        grey_alpha = np.dstack([four[..., 0], alpha])
        put("grey-alpha%d.tif" % bits, tiff([rows_of(grey_alpha, bits)], base(W, H, bits, 2, 1, t338=(3, [2]))),
            to8(over_white(grey3(four[..., 0]), alpha, top), top))
        k = four
        shown = ((top - k[..., 3:]) * (top - k[..., :3]) + top // 2) // top
        put("cmyk%d.tif" % bits, tiff([rows_of(k, bits)], base(W, H, bits, 4, 5, t332=(3, [1]))), to8(shown, top))
        for name, kind in dict(spot=0, opaque=2).items():
            data = np.dstack([k, alpha])
            put("cmyk-%s%d.tif" % (name, bits), tiff([rows_of(data, bits)], base(W, H, bits, 5, 5, t338=(3, [kind]))),
                to8(over_white(shown, alpha, top) if kind else shown, top))
        inked = (k * alpha[..., None] + top // 2) // top
        on_white = ((top - inked[..., 3:]) * (top - inked[..., :3]) + top // 2) // top
        put("cmyk-premultiplied%d.tif" % bits, tiff([rows_of(np.dstack([inked, alpha]), bits)], base(
            W, H, bits, 5, 5, t338=(3, [1]))), to8(on_white, top))
    five = np.dstack([picture(c=4), np.full((H, W), 9)])
    put("five.tif", tiff([rows_of(five, 8)], base(W, H, 8, 5, 2, t338=(3, [0, 2]))), picture())
    put("no-extra-tag.tif", tiff([rows_of(picture(c=4), 8)], base(W, H, 8, 4, 2)), picture())
    v = picture()
    strips = [rows_of(v[i : i + 2], 8) for i in range(0, H, 2)]
    put("strips.tif", tiff(strips, base(W, H, 8, 3, 2, t278=(3, [2]))), v)
    large = picture(20, 18)
    padded = np.zeros((32, 32, 3), int)
    padded[:18, :20] = large
    tiles = [(y, x) for y in (0, 16) for x in (0, 16)]
    tile_tags = dict(t322=(3, [16]), t323=(3, [16]))
    put("tiles.tif", tiff([zlib.compress(rows_of(padded[y : y + 16, x : x + 16], 8)) for y, x in tiles],
                          base(20, 18, 8, 3, 2, 8, **tile_tags)), large)
    planar = [rows_of(padded[y : y + 16, x : x + 16, c], 8) for c in range(3) for y, x in tiles]
    put("tiles-planes.tif", tiff(planar, base(20, 18, 8, 3, 2, t284=(3, [2]), **tile_tags)), large)
    for bits in (4, 8):
        n = 1 << bits
        entries = picture(n, 1)[0]
        index = picture(c=4, top=n - 1)[..., 3]
        for scale, name in ((257, ""), (1, "-small")):
            table = (entries.T * scale).ravel().tolist()
            put("palette%d%s.tif" % (bits, name),
                tiff([rows_of(index, bits)], base(W, H, bits, 1, 3, t320=(3, table))), entries[index])
    second = tiff([rows_of(v, 8)], base(W, H, 8, 3, 2))
    put("orientation3.tif", tiff([rows_of(v, 8)], base(W, H, 8, 3, 2, t274=(3, [3]))), v[::-1, ::-1])
    pictures = [Image.fromarray(v.astype(np.uint8)), Image.fromarray(255 - v.astype(np.uint8))]
    out = io.BytesIO()
    pictures[0].save(out, "TIFF", save_all=True, append_images=pictures[1:], compression="tiff_lzw")
    put("pages.tif", out.getvalue(), v)
    lab_and_ycbcr()
    by_libtiff()
    refusals(v)


def lab_and_ycbcr():
    rgb = Image.fromarray(picture().astype(np.uint8))
    y = np.asarray(rgb.convert("YCbCr")).astype(int)
    one = dict(t530=(3, [1, 1]))
    put("ycbcr.tif", tiff([rows_of(y, 8)], base(W, H, 8, 3, 6, **one)), np.asarray(
        Image.fromarray(y.astype(np.uint8), "YCbCr").convert("RGB")), "pillow", 1)
    # Less colourful: at the edge of sRGB a rounded L*a*b* is clipped, here and there in another way. The way back is
    # not compared with Pillow's, whose table of it is off by 5.
    shown = (60 + 0.5 * picture()).astype(np.uint8)
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB", 1)
    lab = ImageCms.applyTransform(Image.fromarray(shown), to_lab)
    # Pillow hands a and b out as two's complements, as CIELab has them.
    cie = np.asarray(lab).astype(int)
    icc = cie.copy()
    icc[..., 1:] ^= 128
    put("icc-lab8.tif", tiff([rows_of(icc, 8)], base(W, H, 8, 3, 9)), shown, tolerance=2)
    put("cie-lab8.tif", tiff([rows_of(cie, 8)], base(W, H, 8, 3, 8)), shown, tolerance=2)
    half = np.full((H, W), 128)
    put("icc-lab8-opacity.tif", tiff([rows_of(np.dstack([icc, half]), 8)], base(W, H, 8, 4, 9, t338=(3, [2]))),
        over_white(shown.astype(int), half, 255), tolerance=2)
    refused("icc-lab8-premultiplied.tif", tiff([rows_of(np.dstack([icc, half]), 8)], base(
        W, H, 8, 4, 9, t338=(3, [1]))), "multiplied by their opacity")
    wide = cie.copy()
    wide[..., 0] *= 257
    wide[..., 1:] *= 256
    put("cie-lab16.tif", tiff([rows_of(wide, 16)], base(W, H, 16, 3, 8)), shown, tolerance=2)
    refused("ycbcr-half.tif", tiff([rows_of(y, 8)], base(W, H, 8, 3, 6)), "fewer pixels than its brightness")
    video = dict(one, t532=(5, [16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1]))
    refused("ycbcr-video.tif", tiff([rows_of(y, 8)], base(W, H, 8, 3, 6, **video)), "16 to 235")


def by_libtiff():
    v = picture(20, 17)
    rgb = Image.fromarray(v.astype(np.uint8))
    for mode in ("RGB", "YCbCr", "L", "CMYK", "1"):
        for compression in ("packbits", "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "jpeg", "group3", "group4"):
            fax = compression.startswith("group")
            if fax != (mode == "1") or mode == "YCbCr" and compression != "jpeg":
                continue
            out = io.BytesIO()
            rgb.convert(mode).save(out, "TIFF", compression=compression)
            name = "libtiff-%s-%s.tif" % (mode.lower(), compression)
            # Decoders of JPEG differ by rounding, and where they interpolate colours.
            by_pillow(name, out.getvalue(), 0 if compression != "jpeg" else 3)


def refusals(v):
    def grey(bits, form, values):
        return tiff([values.tobytes()], base(W, H, bits, 1, 1, t339=(3, [form])))

    plain = v[..., 0]
    refused("float32.tif", grey(32, 3, (plain / 255).astype("<f4")), "floating-point")
    refused("float16.tif", grey(16, 3, (plain / 255).astype("<f2")), "floating-point")
    refused("signed8.tif", grey(8, 2, (plain - 128).astype("<i1")), "signed")
    refused("signed16.tif", grey(16, 2, (plain - 128).astype("<i2")), "signed")
    refused("unsigned32.tif", grey(32, 1, plain.astype("<u4")), "32 bits")
    mixed = base(W, H, 8, 3, 2)
    mixed[258] = (3, [5, 6, 5])
    refused("bits565.tif", tiff([rows_of(v, 8)], mixed), "different numbers of bits")
    three = [rows_of(v[..., c], 8) for c in range(3)]
    refused("channels.tif", tiff(three, base(W, H, 8, 3, 1, t284=(3, [2]), t338=(3, [0, 0]))), "samples that are no colours")
    for tag, name, words in ((6, "old-jpeg", "old-style JPEG"), (34925, "lzma", "LZMA"), (50000, "zstd", "Zstandard"),
                             (33003, "jpeg2000", "JPEG 2000"), (50001, "webp", "WebP"), (12345, "unknown", "12345")):
        refused("%s.tif" % name, tiff([rows_of(v, 8)], base(W, H, 8, 3, 2, tag)), words)
    refused("cfa.tif", tiff([rows_of(plain, 8)], base(W, H, 8, 1, 32803)), "raw data")
    refused("mask.tif", tiff([rows_of(plain, 8)], base(W, H, 8, 1, 4)), "transparency mask")
    refused("inks.tif", tiff([rows_of(picture(c=4), 8)], base(W, H, 8, 4, 5, t332=(3, [2]))), "inks are others")
    refused("predictor3.tif", tiff([zlib.compress(rows_of(v, 8))], base(W, H, 8, 3, 2, 8, t317=(3, [3]))), "predictor")
    refused("svs.tif", tiff([rows_of(v, 8)], base(W, H, 8, 3, 2, t270=(2, list(b"Aperio Image Library\0")))), "Aperio SVS")
    refused("ndpi.tif", tiff([rows_of(v, 8)], base(W, H, 8, 3, 2, t65420=(4, [1]))), "Hamamatsu NDPI")
    refused("few-strips.tif", tiff([rows_of(v[:2], 8)], base(W, H, 8, 3, 2, t278=(3, [2]))), "cut short")
    refused("short-strip.tif", tiff([zlib.compress(rows_of(v[:3], 8))], base(W, H, 8, 3, 2, 8)), "bytes instead of")
    refused("no-photometric.tif", tiff([rows_of(v, 8)], {t: x for t, x in base(W, H, 8, 3, 2).items() if t != 262}),
            "none is named")


# JPEG -----------------------------------------------------------------------------------------------------------------
ADOBE = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0"


def jpegs():
    v = picture(20, 12)
    rgb = Image.fromarray(v.astype(np.uint8))

    def save(image, **options):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=92, **options)
        return out.getvalue()

    by_pillow("grey.jpg", save(rgb.convert("L")), 1)
    by_pillow("full.jpg", save(rgb, subsampling=0), 1)
    by_pillow("half.jpg", save(rgb, subsampling=2), 3)
    by_pillow("progressive.jpg", save(rgb, subsampling=0, progressive=True), 1)
    by_pillow("profile.jpg", save(rgb, subsampling=0, icc_profile=swapped_profile()), 1)
    whole = save(rgb, subsampling=0)
    start = 4 + struct.unpack(">H", whole[4:6])[0]
    bare = whole[:2] + whole[start:]
    by_pillow("no-marker.jpg", bare, 1)
    by_pillow("adobe-rgb.jpg", bare[:2] + ADOBE + b"\0" + bare[2:], 1)
    by_pillow("adobe-ycc.jpg", bare[:2] + ADOBE + b"\1" + bare[2:], 1)
    named = bytearray(bare)
    frame = named.index(b"\xff\xc0")
    scan = named.index(b"\xff\xda")
    for i, letter in enumerate(b"RGB"):
        named[frame + 10 + 3 * i] = letter
        named[scan + 5 + 2 * i] = letter
    by_pillow("named-rgb.jpg", bytes(named), 1)
    cmyk = save(Image.fromarray(picture(20, 12, 4).astype(np.uint8), "CMYK"))
    adobe = cmyk.index(b"Adobe")
    by_pillow("cmyk.jpg", cmyk, 1)
    by_pillow("ycck.jpg", cmyk[: adobe + 11] + b"\2" + cmyk[adobe + 12 :], 2)
    refused("four.jpg", cmyk[: adobe - 4] + cmyk[adobe + 12 :], "four channels")
    for marker, name, words in ((0xC3, "lossless", "lossless"), (0xC9, "arithmetic", "arithmetic"),
                                (0xF7, "jpeg-ls", "JPEG-LS")):
        at = whole.index(b"\xff\xc0")
        refused(name + ".jpg", whole[: at + 1] + bytes([marker]) + whole[at + 2 :], words)
    at = whole.index(b"\xff\xc0")
    refused("twelve-bit.jpg", whole[: at + 4] + b"\x0c" + whole[at + 5 :], "12 bits")


def swapped_profile():
    """A colour profile whose red and blue are exchanged: whoever applies it shows other colours."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


# BMP ------------------------------------------------------------------------------------------------------------------
def bmp(rows, bits, size=40, compression=0, palette=b"", masks=b"", height=H, width=W):
    head = struct.pack("<IiiHHIIiiII", size, width, height, 1, bits, compression, len(rows), 0, 0, len(palette) // 4, 0)
    inside = masks.ljust(size - 40, b"\0") if size > 40 else masks
    begin = 14 + len(head) + len(inside) + len(palette)
    return b"BM" + struct.pack("<IHHI", begin + len(rows), 0, 0, begin) + head + inside + palette + rows


def bmps():
    v = picture()

    def lines(values, bits):
        packed = [pack(r, bits) for r in values[::-1]]
        return b"".join(p + b"\0" * (-len(p) % 4) for p in packed)

    for bits in (1, 4, 8):
        entries = picture(1 << bits, 1)[0] if bits > 1 else np.array([[200, 10, 30], [20, 90, 250]])
        table = b"".join(bytes([int(b), int(g), int(r), 0]) for r, g, b in entries)
        index = picture(c=4, top=(1 << bits) - 1)[..., 3]
        by_pillow("palette%d.bmp" % bits, bmp(lines(index, bits), bits, palette=table))
    pixels = [b"".join(bytes([int(b), int(g), int(r)]) for r, g, b in row) for row in v]
    pixels = [p + b"\0" * (-len(p) % 4) for p in pixels]
    by_pillow("rgb24.bmp", bmp(b"".join(pixels[::-1]), 24))
    by_pillow("top-down.bmp", bmp(b"".join(pixels), 24, height=-H))
    for name, masks, compression in (("rgb555", None, 0), ("rgb565", (0xF800, 0x7E0, 0x1F), 3)):
        r, g, b = v[..., 0] >> 3, v[..., 1] >> (3 if masks is None else 2), v[..., 2] >> 3
        words = (r << 10 | g << 5 | b) if masks is None else (r << 11 | g << 5 | b)
        data = b"".join(row.astype("<u2").tobytes() + b"\0" * (-2 * W % 4) for row in words[::-1])
        by_pillow(name + ".bmp", bmp(data, 16, compression=compression, masks=struct.pack("<3I", *masks) if masks else b""), 1)
    four = picture(c=4)
    order = np.dstack([four[..., 2], four[..., 1], four[..., 0], four[..., 3]]).astype(np.uint8)[::-1].tobytes()
    put("unused32.bmp", bmp(order, 32), v)
    masks = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    put("alpha32.bmp", bmp(order, 32, 108, 3, masks=masks), over_white(v, four[..., 3], 255))
    runs = b"".join(b"".join(bytes([1, int(i)]) for i in row) + b"\0\0" for row in picture(c=4, top=255)[::-1, :, 3]) + b"\0\1"
    table = b"".join(bytes([i, 255 - i, i // 2, 0]) for i in range(256))
    index = picture(c=4)[..., 3]
    put("runs8.bmp", bmp(runs, 8, compression=1, palette=table), np.stack([index // 2, 255 - index, index], -1))
    refused("os2.bmp", b"BM" + struct.pack("<IHHIIHHHH", 400, 0, 0, 26, 12, W, H, 1, 24) + bytes(400), "OS/2")


# Others ---------------------------------------------------------------------------------------------------------------
def others():
    rgb = Image.fromarray(picture().astype(np.uint8))
    for name, kind, words in (("gif.gif", "GIF", "GIF"), ("webp.webp", "WEBP", "WebP"), ("jp2.jp2", "JPEG2000", "JPEG 2000"),
                              ("ppm.ppm", "PPM", "PPM"), ("sgi.sgi", "SGI", "does not hold")):
        out = io.BytesIO()
        rgb.save(out, kind)
        refused(name, out.getvalue(), words)


pngs()
tiffs()
jpegs()
bmps()
others()
with zipfile.ZipFile("images.zip", "w", zipfile.ZIP_DEFLATED) as out:
    for name in sorted(FILES):
        out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), FILES[name], zipfile.ZIP_DEFLATED)
with open("images.json", "w") as out:
    lines = ['  "%s": %s' % (n, json.dumps(EXPECTED[n], separators=(",", ":"))) for n in sorted(EXPECTED)]
    out.write("{\n" + ",\n".join(lines) + "\n}\n")
print(len(FILES), "files")
