using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tests.Patients;

public sealed class ContactBookTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Stamp Stamp = new(new StaffId(Guid.CreateVersion7()), new DateTime(2026, 11, 24, 18, 30, 0, DateTimeKind.Utc), Today);
    private static readonly PatientDetails Marisol = new() { FirstName = "Marisol", LastName = "Reyes", BirthDate = new DateOnly(1979, 3, 3), Phone = "415 555 0138", EmergencyContact = "Rosa Reyes", EmergencyPhone = "415 555 0139" };

    [Fact]
    public void A_new_chart_keeps_its_first_number_and_contact_in_the_book()
    {
        var patient = new Patient(PatientId.New(), 1, Marisol, Stamp);

        Assert.Equal([new PhoneEntry("415 555 0138", ContactUse.NotRecorded, First: true)], patient.Contacts.Phones);
        Assert.Equal([new EmergencyContact("Rosa Reyes", "", "415 555 0139")], patient.Contacts.Emergency);
        Assert.Equal(patient.Details, patient.Contacts.Into(patient.Details));
    }

    [Fact]
    public void A_form_that_knows_one_number_changes_that_one_and_leaves_the_others()
    {
        var patient = new Patient(PatientId.New(), 1, Marisol, Stamp);
        patient.Change(Marisol, [], Stamp, patient.Contacts with { Phones = [new PhoneEntry("415 555 0138", ContactUse.Mobile, First: true), new PhoneEntry("628 555 0100", ContactUse.Work)] });

        patient.Change(patient.Details with { Phone = "415 555 0199" }, [], Stamp);

        Assert.Equal(["415 555 0199", "628 555 0100"], patient.Contacts.Phones.Select(it => it.Number));
        Assert.Equal("415 555 0199", patient.Details.Phone);
    }

    [Fact]
    public void The_number_called_first_is_the_one_that_lists_show()
    {
        var book = new ContactBook { Phones = [new PhoneEntry("415 555 0138", ContactUse.Home), new PhoneEntry("628 555 0100", ContactUse.Work, First: true)] };
        Assert.Equal("628 555 0100", book.Into(Marisol).Phone);
    }

    [Fact]
    public void Agreements_are_added_to_and_never_replaced()
    {
        var patient = new Patient(PatientId.New(), 1, Marisol with { SmsConsentOn = Today.AddDays(-9) }, Stamp);
        patient.Change(patient.Details with { SmsConsentOn = null }, [], Stamp, ContactBook.Empty, ConsentSource.ByPhone);

        Assert.Equal(
            [new ConsentRecord(ConsentKind.TextMessages, true, Today.AddDays(-9), ConsentSource.AtTheDesk), new ConsentRecord(ConsentKind.TextMessages, false, Today, ConsentSource.ByPhone)],
            patient.Contacts.Consents);
        Assert.Null(patient.Contacts.GivenOn(ConsentKind.TextMessages));
    }

    [Fact]
    public void What_is_wrong_is_told_at_its_row()
    {
        var endless = new string('a', 5_000);
        var book = new ContactBook
        {
            Phones =
            [
                new PhoneEntry("415 555 0138", ContactUse.Mobile, First: true, new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)),
                new PhoneEntry("628 555 0100", ContactUse.Work, First: true),
                new PhoneEntry("(415) 555-0138", ContactUse.Home),
            ],
            Addresses = [new AddressEntry(endless, ContactUse.Home)],
            Emergency = [new EmergencyContact("", "sister", "415 555 0139")],
            CareTeam = [new CareMember("Dr. Adams", "Family doctor", "12", "")],
            Pharmacy = new Pharmacy("", "12 Main St", ""),
            Insurance = endless,
        };

        Assert.Equal(
            ["Phones[0]: until-before-from", "Phones[1]: two-first", "Phones[2]: twice", "Addresses[0]: too-long", "Emergency[0]: required", "CareTeam[0]: phone", "Pharmacy: required", "Insurance: too-long"],
            book.Tidy().Check().Select(finding => $"{finding.Field}: {finding.Code}"));
    }

    [Fact]
    public void Empty_rows_are_left_out()
    {
        var book = new ContactBook { Phones = [new PhoneEntry(" ", ContactUse.Home)], Emergency = [new EmergencyContact("", " ", "")], CareTeam = [new CareMember("", "", "", "")] }.Tidy();
        Assert.Equal((0, 0, 0), (book.Phones.Count, book.Emergency.Count, book.CareTeam.Count));
        Assert.Empty(book.Check());
    }

    [Fact]
    public void A_change_says_what_stood_there_and_what_stands_there_and_which_are_clinical()
    {
        var patient = new Patient(PatientId.New(), 1, Marisol, Stamp);
        var before = ChartWriting.Of(patient);
        patient.Change(patient.Details with { Phone = "415 555 0199", Pregnancy = PregnancyStatus.Pregnant }, [new Allergy("Penicillin", "rash") { Severity = AllergySeverity.Severe }], Stamp);

        var changes = ChartChanges.Between(before, ChartWriting.Of(patient), _ => "");

        Assert.Equal(
            [
                new ChartChange("phone", "(415) 555-0138, called first", "(415) 555-0199, called first"),
                new ChartChange("allergies", "", "Penicillin (rash, severe)", Clinical: true),
                new ChartChange("pregnancy", "", "pregnant", Clinical: true),
            ],
            changes);
        Assert.Empty(ChartChanges.Between(before, before, _ => ""));
    }
}
