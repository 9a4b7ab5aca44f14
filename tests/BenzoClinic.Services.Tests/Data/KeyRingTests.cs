using System.Xml.Linq;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Tests.Data;

public sealed class KeyRingTests
{
    [Theory, Engines]
    public async Task Keys_come_back_in_the_order_they_were_stored(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        var ring = new KeyRing(clinic.Engine);
        ring.StoreElement(XElement.Parse("<key id=\"1\">'</key>"), "key-1");
        ring.StoreElement(XElement.Parse("<key id=\"2\" />"), "key-2");

        Assert.Equal(["<key id=\"1\">'</key>", "<key id=\"2\" />"], new KeyRing(clinic.Engine).GetAllElements().Select(key => key.ToString(SaveOptions.DisableFormatting)));
        Assert.Equal(0, clinic.Commands.Count);
    }

    [Theory, Engines]
    public async Task A_second_node_reads_what_the_first_has_protected(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        var secret = Node(clinic.Engine).Protect("cookie");
        Assert.Equal("cookie", Node(clinic.Engine).Unprotect(secret));
    }

    private static IDataProtector Node(IDatabaseEngine engine)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("BenzoClinic");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyRing(engine));
        return services.BuildServiceProvider().GetDataProtector("test");
    }
}
