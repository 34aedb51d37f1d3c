/** Example 1 of the standard (section 8), as JSON of the edition of 2020. */
export const EXAMPLE_1 = {
  originator: {
    originatorPersons: [
      {
        naturalPerson: {
          name: {
            nameIdentifier: [
              { primaryIdentifier: 'Smith', secondaryIdentifier: 'Dr Alice', nameIdentifierType: 'LEGL' },
            ],
          },
          geographicAddress: [
            {
              addressType: 'GEOG',
              streetName: 'Potential Street',
              buildingNumber: '24',
              buildingName: 'Weathering Views',
              postcode: '91765',
              townName: 'Walnut',
              countrySubDivision: 'California',
              country: 'US',
            },
          ],
          customerNumber: '1002390',
        },
      },
    ],
    accountNumber: ['10023909'],
  },
  beneficiary: {
    beneficiaryPersons: [
      {
        naturalPerson: {
          name: {
            nameIdentifier: [
              { primaryIdentifier: 'Barnes', secondaryIdentifier: 'Robert', nameIdentifierType: 'LEGL' },
            ],
          },
        },
      },
    ],
    accountNumber: ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
  },
  originatingVASP: {
    legalPerson: {
      name: { nameIdentifier: [{ legalPersonName: 'VASP A', legalPersonNameIdentifierType: 'LEGL' }] },
      nationalIdentification: { nationalIdentifier: '3M5E1GQKGL17HI8CPN20', nationalIdentifierType: 'LEIX' },
    },
  },
}

/** Example 2, as JSON of the edition of 2023. */
export const EXAMPLE_2 = {
  originator: {
    originatorPerson: [
      {
        naturalPerson: {
          name: {
            nameIdentifier: [
              { primaryIdentifier: 'Wu', secondaryIdentifier: 'Xinli', naturalPersonNameIdentifierType: 'LEGL' },
            ],
            localNameIdentifier: [{ primaryIdentifier: '吴', secondaryIdentifier: '信利', nameIdentifierType: 'LEGL' }],
          },
          nationalIdentification: {
            nationalIdentifier: '446005',
            nationalIdentifierType: 'RAID',
            registrationAuthority: 'RA000553',
          },
          countryOfResidence: 'TZ',
        },
      },
    ],
  },
  beneficiary: {
    beneficiaryPerson: [
      {
        legalPerson: {
          name: {
            nameIdentifier: [
              { legalPersonName: 'ABC Limited', legalPersonNameIdentifierType: 'LEGL' },
              { legalPersonName: 'CBA Trading', legalPersonNameIdentifierType: 'TRAD' },
            ],
          },
        },
        accountNumber: ['00010190CBATRAD'],
      },
    ],
  },
  transferPath: {
    transferPath: [
      {
        intermediaryVASP: {
          legalPerson: {
            name: { nameIdentifier: [{ legalPersonName: 'VASP E', legalPersonNameIdentifierType: 'LEGL' }] },
          },
        },
        sequence: 0,
      },
    ],
  },
  payloadMetadata: { transliterationMethod: ['hani'], payloadVersion: '101.2023' },
}
