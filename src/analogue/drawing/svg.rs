//! A picture as SVG: lines and letters in the colour of the text around it, no
//! styles, no identifiers.

use super::align::Point;
use super::picture::{Letters, Picture, RING, Side, WedgeLines};
use std::fmt::Write;

/// Around the drawing.
const MARGIN: f64 = 6.0;
/// How wide a line is; one that differs is as wide again.
const STROKE: &str = "1.8";
const BOLD: &str = "3.6";
const TEXT: &str = "15";
const SMALL: &str = "10";
/// From the middle of a letter to its foot.
const FOOT: f64 = 5.3;
/// Rungs of a hashed wedge.
const RUNGS: u8 = 6;

/// The picture as one element, `svg`, with a `viewBox` and no size of its own.
/// What is bold has the class that is given; where something is missing stands a
/// small ring of the class `lacks`.
pub fn svg(picture: &Picture, class: &str) -> String {
    let (least, most) = picture.corners;
    let corner = (least.0 - MARGIN, least.1 - MARGIN);
    let size = (most.0 - least.0 + 2.0 * MARGIN, most.1 - least.1 + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"{STROKE}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">",
        short(size.0),
        short(size.1)
    );
    let pen = Writer { corner, class };
    for bold in [false, true] {
        pen.paths(&mut out, picture, bold);
    }
    for ring in &picture.rings {
        let (x, y) = pen.at(*ring);
        let _ = write!(
            out,
            "<circle class=\"lacks\" cx=\"{x}\" cy=\"{y}\" r=\"{}\" stroke-dasharray=\"2.5 2.2\"/>",
            short(RING)
        );
    }
    if !picture.letters.is_empty() {
        let _ = write!(
            out,
            "<g fill=\"currentColor\" stroke=\"none\" font-family=\"sans-serif\" font-size=\"{TEXT}\" text-anchor=\"middle\">"
        );
        picture.letters.iter().for_each(|letters| pen.letters(&mut out, letters));
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

struct Writer<'a> {
    corner: Point,
    class: &'a str,
}

impl Writer<'_> {
    fn at(&self, point: Point) -> (String, String) {
        (short(point.0 - self.corner.0), short(point.1 - self.corner.1))
    }

    fn paths(&self, out: &mut String, picture: &Picture, bold: bool) {
        let mut lines = String::new();
        let mut solid = String::new();
        for line in picture.lines.iter().filter(|line| line.bold == bold) {
            self.segment(&mut lines, line.from, line.to);
        }
        for wedge in picture.wedges.iter().filter(|wedge| wedge.bold == bold) {
            if wedge.solid {
                let [(x, y), (u, v), (s, t)] = [wedge.from, wedge.to[0], wedge.to[1]].map(|point| self.at(point));
                let _ = write!(solid, "M{x} {y}L{u} {v}L{s} {t}Z");
            } else {
                self.rungs(&mut lines, wedge);
            }
        }
        let mark = if bold { format!(" class=\"{}\" stroke-width=\"{BOLD}\"", self.class) } else { String::new() };
        for (path, fill) in [(lines, ""), (solid, " fill=\"currentColor\"")] {
            if !path.is_empty() {
                let _ = write!(out, "<path{mark}{fill} d=\"{path}\"/>");
            }
        }
    }

    fn segment(&self, path: &mut String, from: Point, to: Point) {
        let ((x, y), (u, v)) = (self.at(from), self.at(to));
        let _ = write!(path, "M{x} {y}L{u} {v}");
    }

    fn rungs(&self, path: &mut String, wedge: &WedgeLines) {
        for rung in 1..=RUNGS {
            let share = f64::from(rung) / f64::from(RUNGS);
            let along = |end: Point| {
                (wedge.from.0 + (end.0 - wedge.from.0) * share, wedge.from.1 + (end.1 - wedge.from.1) * share)
            };
            self.segment(path, along(wedge.to[0]), along(wedge.to[1]));
        }
    }

    fn letters(&self, out: &mut String, letters: &Letters) {
        let boxes = letters.boxes();
        let bold = if letters.bold { format!(" class=\"{}\" font-weight=\"bold\"", self.class) } else { String::new() };
        let mut text = |at: Point, anchor: &str, size: &str, content: &str| {
            let (x, y) = self.at(at);
            let anchor = if anchor == "middle" { String::new() } else { format!(" text-anchor=\"{anchor}\"") };
            let size = if size == TEXT { String::new() } else { format!(" font-size=\"{size}\"") };
            let _ = write!(out, "<text x=\"{x}\" y=\"{y}\"{anchor}{size}{bold}>{content}</text>");
        };
        let (x, y) = letters.at;
        text((x, y + FOOT), "middle", TEXT, &letters.symbol);
        let mut boxes = boxes.into_iter();
        let (least, most) = boxes.next().unwrap_or_default();
        let mut hydrogens_end = most.0;
        if letters.hydrogens > 0 {
            let (from, to) = boxes.next().unwrap_or_default();
            let foot = (from.1 + to.1) / 2.0 + FOOT;
            text((from.0 + 0.3, foot), "start", TEXT, "H");
            if letters.hydrogens > 1 {
                text((to.0, foot + 3.0), "end", SMALL, &letters.hydrogens.to_string());
            }
            if letters.side == Side::Right {
                hydrogens_end = to.0;
            }
        }
        if letters.charge != 0 {
            let size = letters.charge.unsigned_abs();
            let sign = if letters.charge > 0 { '+' } else { '−' };
            let count = if size > 1 { size.to_string() } else { String::new() };
            text((hydrogens_end, y - 2.5), "start", SMALL, &format!("{count}{sign}"));
        }
        if letters.isotope != 0 {
            let to = boxes.last().map_or(least.0, |(_, most)| most.0);
            text((to, y - 2.5), "end", SMALL, &letters.isotope.to_string());
        }
    }
}

/// With one decimal at most.
fn short(number: f64) -> String {
    let tenths = (number * 10.0).round() as i64;
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.abs());
    if tenths % 10 == 0 { format!("{sign}{}", tenths / 10) } else { format!("{sign}{}.{}", tenths / 10, tenths % 10) }
}
