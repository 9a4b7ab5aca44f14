using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Medications;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Medications.SupplyClinic;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Appointments;

public sealed class SupplyNoteTests : PageTest
{
    [Theory]
    [InlineData(0, 10, "The supply runs out Sat 28 Nov. Book by Sat 28 Nov.")]
    [InlineData(-7, 4, "By what was given out, the supply ran out Wed 18 Nov. Book the first free time.")]
    public async Task The_desk_reads_until_when_the_supply_lasts_or_that_it_is_over(int days, int tablets, string sentence)
    {
        var people = await In(Clinic);
        await people.Enter(Diazepam(20));
        Done(await people.Hanna.Get<SupplyService>().Record(new RecordSupply(Guid.NewGuid(), people.Ana, new SupplyRow(SupplyEntryKind.Counted, TaperClinic.Today.AddDays(days), null, [Tablets("diazepam-tablet-10", tablets)], null, ""))));
        await SignIn(Role.FrontDesk);

        var note = Render<SupplyNote>(parameters => parameters.Add(it => it.Patient, people.Ana).Add(it => it.ClinicalVisit, true));

        await note.WaitForAssertionAsync(() => Assert.Contains(sentence, note.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("mg", note.Markup, StringComparison.Ordinal);
    }
}
