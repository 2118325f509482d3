//! Reads numbers and money as Indonesian authors write them, and refuses what can be read twice.

use rust_decimal::Decimal;

#[cfg(test)]
mod tests;

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// One separator before three digits: thousands or decimals.
    Ambiguous {
        /// How to write it if it separates thousands: `1234`.
        as_thousands: String,
        /// How to write it if it begins the decimals: `1,2340`.
        as_decimal: String,
    },
    /// It is not a number at all.
    Malformed,
}

/// Why a text is not an amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyError {
    /// YAML reads `10.000` without quotes as the number ten.
    Unquoted {
        /// How to write it with the currency: `Rp10.000`.
        suggestion: String,
    },
    /// It is not an amount.
    Malformed,
}

/// Reads `77,33`, `77.33`, `1.234,56`, `1,234.56`, `1.500.000`, `-2,5` and `12450`.
///
/// # Errors
///
/// `1.234` and `1,234` are ambiguous; anything but digits, separators and a minus is malformed.
pub fn parse_number(text: &str) -> Result<Decimal, NumberError> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let separators: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let plain = match separators.as_slice() {
        [] => Some(digits.to_owned()),
        [separator @ ('.' | ',')] => one_separator(sign, digits, *separator)?,
        _ => many_separators(digits, &separators),
    };
    exact(&format!("{sign}{}", plain.ok_or(NumberError::Malformed)?))
}

/// Reads `gratis`, `Rp1.500.000`, `Rp 1.500.000,00`, `1500000` and `1.500.000`.
///
/// # Errors
///
/// `10.000` is an amount only in quotes; negative amounts and other forms are malformed.
pub fn parse_money(text: &str, is_quoted: bool) -> Result<Decimal, MoneyError> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("gratis") {
        return Ok(Decimal::ZERO);
    }
    let (digits, has_currency) = strip_currency(text);
    let plain = plain_amount(digits).ok_or(MoneyError::Malformed)?;
    let amount = exact(&plain).map_err(|_not_a_number| MoneyError::Malformed)?.normalize();
    let is_float_in_yaml = digits.matches('.').count() == 1 && !digits.contains(',');
    if is_float_in_yaml && !has_currency && !is_quoted {
        return Err(MoneyError::Unquoted { suggestion: format!("Rp{digits}") });
    }
    Ok(amount)
}

/// A number with one separator in the form that `Decimal` reads.
fn one_separator(sign: &str, digits: &str, separator: char) -> Result<Option<String>, NumberError> {
    let Some((whole, rest)) = digits.split_once(separator) else { return Ok(None) };
    if whole.is_empty() || rest.is_empty() {
        return Ok(None);
    }
    if rest.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') {
        return Err(NumberError::Ambiguous {
            as_thousands: format!("{sign}{whole}{rest}"),
            as_decimal: format!("{sign}{whole},{rest}0"),
        });
    }
    Ok(Some(format!("{whole}.{rest}")))
}

/// A number with several separators: thousands, and perhaps another one before the decimals.
fn many_separators(digits: &str, separators: &[char]) -> Option<String> {
    let thousands = *separators.first()?;
    let last = *separators.last()?;
    if !matches!((thousands, last), ('.' | ',', '.' | ',')) {
        return None;
    }
    if last == thousands {
        return ungroup(digits, thousands);
    }
    let (whole, fraction) = digits.split_once(last)?;
    if !is_digits(fraction) {
        return None;
    }
    Some(format!("{}.{fraction}", ungroup(whole, thousands)?))
}

/// An amount in the form that `Decimal` reads: points only between thousands, at most two decimals
/// after a comma.
fn plain_amount(digits: &str) -> Option<String> {
    let digits = digits.strip_suffix(",-").unwrap_or(digits);
    let (whole, fraction) = digits.split_once(',').unwrap_or((digits, "0"));
    let whole = if whole.contains('.') { ungroup(whole, '.')? } else { whole.to_owned() };
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    if !is_digits(&whole) || is_padded || !is_digits(fraction) || fraction.len() > 2 {
        return None;
    }
    Some(format!("{whole}.{fraction}"))
}

/// Takes `Rp`, `Rp.` or `IDR` off an amount and tells whether it was there.
fn strip_currency(text: &str) -> (&str, bool) {
    for currency in ["rp.", "rp", "idr"] {
        let Some(head) = text.get(..currency.len()) else { continue };
        if head.eq_ignore_ascii_case(currency) {
            return (text[currency.len()..].trim_start(), true);
        }
    }
    (text, false)
}

/// Takes the separators out of `1.500.000`; `None` if a group has not three digits.
fn ungroup(digits: &str, separator: char) -> Option<String> {
    let mut groups = digits.split(separator);
    let head = groups.next()?;
    let is_head_fine = is_digits(head) && head.len() <= 3 && !head.starts_with('0');
    let is_rest_fine = groups.all(|group| is_digits(group) && group.len() == 3);
    (is_head_fine && is_rest_fine).then(|| digits.replace(separator, ""))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A decimal that holds every digit; text that is no number or has too many digits is malformed.
fn exact(plain: &str) -> Result<Decimal, NumberError> {
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return Err(NumberError::Malformed);
    }
    Decimal::from_str_exact(plain).map_err(|_too_many_digits| NumberError::Malformed)
}
