using BenzoClinic.Web.Setup;

return await ClinicApp.Run(args);
