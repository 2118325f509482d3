//! How the office can be reached.

use super::Site;
use crate::content::jam::with_counters;
use crate::content::values::{Email, Phone};

impl Site {
    /// Telephones and addresses that the office publishes as its own.
    pub fn contacts(&self) -> impl Iterator<Item = &str> {
        let contact = &self.office.contact;
        let places = self.hours.iter().flat_map(|hours| with_counters(&hours.places));
        let channels = || self.complaints.iter().flat_map(|item| &item.record.channels);
        let phones = contact.phone.iter().chain(&contact.whatsapp);
        let phones = phones.chain(places.filter_map(|place| place.phone.as_ref()));
        let phones = phones.chain(channels().filter_map(|channel| channel.phone.as_ref()));
        let emails = channels().filter_map(|channel| channel.email.as_ref());
        let ppid = || self.ppid.iter().map(|item| &item.record);
        let phones = phones.chain(ppid().filter_map(|ppid| ppid.phone.as_ref()));
        let emails = emails.chain(ppid().filter_map(|ppid| ppid.email.as_ref()));
        let emails = contact.email.iter().chain(emails).map(|Email(email)| email.as_str());
        phones.map(|Phone(phone)| phone.as_str()).chain(emails)
    }
}
