using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Services.Reminders;

/// <summary>Writes messages as they go out: the clinic's text, filled with when and where.</summary>
public sealed class MessageWriter(ReminderLinks links)
{
    /// <summary>What a patient reads, in a language.</summary>
    /// <param name="about">What it tells of.</param>
    /// <param name="link">Where the patient answers; "" where the text has none.</param>
    public static Message Text(ClinicSettings clinic, TemplateKey key, DateOnly day, string about, string link)
    {
        var times = ReminderAbout.Read(about).Select(visit => TimeOnly.FromDateTime(ClinicClock.ToClinic(visit.StartsAt))).ToList();
        return Message.Write(clinic.TextOf(key), new MessageFacts(clinic.NeutralName, day, times, clinic.Address, PhoneNumber.Shown(clinic.Phone), link));
    }

    /// <summary>A message ready to go. Written again of the same, it is the same, with the same key.</summary>
    internal Outgoing Write(ClinicSettings clinic, ClaimedMessage row, string about, Recipient to)
    {
        var text = Text(clinic, new TemplateKey(row.Kind, row.Channel, to.WrittenIn), row.Day, about, links.Answer(row.Id));
        return new Outgoing(KeyOf(row.Id.Value, about), row.Channel, to.WrittenIn, to.Address(row.Channel), text.Subject, text.Body, row.Channel == MessageChannel.Email ? links.EndMail(row.Id) : "");
    }

    // Of something else it is another message: whoever took the first must take this one too.
    private static string KeyOf(Guid id, string about) => $"{id:N}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 4))}";
}
