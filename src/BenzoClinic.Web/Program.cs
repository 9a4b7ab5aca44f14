using BenzoClinic.Web.Setup;

return ImportCommand.IsAskedFor(args) ? await ImportCommand.Run(args) : await ClinicApp.Run(args);
