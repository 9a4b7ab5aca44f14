using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Tests.Tapers;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Tapers;

/// <summary>Saving twice, beside others, and leaving.</summary>
public sealed class DoseDialogSavingTests : DoseDialogPage
{
    [Fact]
    public async Task Two_clicks_on_save_order_once()
    {
        await Open(Diazepam(20));
        Type("Morning", "18");
        await SaveTwice();

        Assert.True(await Closed);
        Assert.Single(await Recorded());
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_and_keeps_what_was_typed()
    {
        await Open(Diazepam(20));
        Type("Morning", "17");
        Done(await People.Order(Visit, People.Omar, new OrderedStep(Today, Diazepam(18))));
        await Save();

        Assert.Contains("Dr. Omar Haddad saved at 10:30, before you.", Alerts, StringComparison.Ordinal);
        Assert.Equal("17", Field("Morning").GetAttribute("value"));
        Assert.False(CanSave);
        Assert.Equal([Diazepam(18)], await Recorded());

        await Button("Show what changed").ClickAsync();
        Wait(() => Assert.Contains("Order: diazepam 18 mg a day from Tue 24 Nov", Text, StringComparison.Ordinal));
        Assert.Equal("17", Field("Morning").GetAttribute("value"));
        Assert.Equal("now 18", Beneath("Morning"));
        await Save();
        Assert.True(await Closed);
        Assert.Equal([Diazepam(17), Diazepam(18)], await Recorded());
    }

    [Fact]
    public async Task Leaving_asks_before_typed_text_is_lost()
    {
        await Open(Diazepam(20));
        Type("Morning", "18");
        Button("Cancel").Click();

        Assert.Contains("Leave without saving what you typed?", Alerts, StringComparison.Ordinal);
        Button("Keep typing").Click();
        Assert.Equal("18", Field("Morning").GetAttribute("value"));
        // Escape is this button: pressed twice in a hurry it takes the question back.
        Dialogs.Find("[data-key=close]").Click();
        Dialogs.Find("[data-key=close]").Click();
        Assert.Equal("18", Field("Morning").GetAttribute("value"));
        Button("Cancel").Click();
        Button("Leave").Click();
        Assert.False(await Closed);
        Assert.Empty(await Recorded());
    }

    [Fact]
    public async Task A_visit_signed_meanwhile_is_said_and_loses_nothing()
    {
        await Open(Diazepam(20));
        Type("Morning", "18");
        await People.Sign(Visit);
        await Save();

        Assert.Contains("This visit is signed.", Alerts, StringComparison.Ordinal);
        Assert.Equal("18", Field("Morning").GetAttribute("value"));
        Assert.Empty(await Recorded());
    }
}
